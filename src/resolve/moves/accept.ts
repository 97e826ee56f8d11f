import type { Carry } from "../move"

/** A person takes a difference as it is. Moves no money. */
export const accept: Carry = () => Promise.resolve({ end: "accepted" })
