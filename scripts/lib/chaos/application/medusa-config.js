const path = require("node:path")
const shop = require("../../../../medusa-config")

// The development shop without its dashboard, which would only make every start after a kill slower.
module.exports = {
  ...shop,
  admin: { ...shop.admin, disable: true },
  modules: {
    ...shop.modules,
    ...(process.env.CHAOS_DEAD_BUS && { event_bus: { resolve: path.join(__dirname, "dead-bus") } }),
  },
}
