import { defineTrades } from "../../admin/search/trades"

defineTrades()
