import { openDesk } from "../support/e2e/desk"
import { billWalk } from "./admin/bill"
import { discrepanciesWalk } from "./admin/discrepancies"
import { languageWalk } from "./admin/language"
import { notificationsWalk } from "./admin/notifications"
import { orderWalk } from "./admin/order"
import { roleWalk } from "./admin/role"
import { screensWalk } from "./admin/screens"

/* One shop for all of them: to start it takes longer than most of them do. */
const desk = openDesk()

describe("an order", () => orderWalk(desk))
describe("a discrepancy", () => discrepanciesWalk(desk))
describe("a notification", () => notificationsWalk(desk))
describe("a bill", () => billWalk(desk))
describe("the language", () => languageWalk(desk))
describe("a role that may only look", () => roleWalk(desk))
describe("every screen", () => screensWalk(desk))
