import { NotificationDrawer } from "../../../../../../admin/notifications/drawer"

export default NotificationDrawer
