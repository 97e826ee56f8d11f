export { until, type Patience } from "../../scripts/lib/until"
