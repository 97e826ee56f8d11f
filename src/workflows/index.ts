export * from "./settle-trade"
