import { MetadataStorage } from "@medusajs/framework/mikro-orm/core"

// Entities of one spec file must not be seen by the next: Medusa's own advice for its test runners.
MetadataStorage.clear()
