const { AbstractEventBusModuleService } = require("@medusajs/framework/utils")

/** An event bus that is up, takes every event, and delivers none. */
class DeadBus extends AbstractEventBusModuleService {
  async emit() {}
  async releaseGroupedEvents() {}
  async clearGroupedEvents() {}
}

module.exports = { service: DeadBus }
