/** Nobody is done with it; as the unique index has it, so that statements find that index. */
export const IS_LIVE = "state in ('waiting', 'open', 'resolving') and deleted_at is null"

/** The id of a row of the history, made where the row is. */
export const MOVE_ID = "'cndmv_' || replace(cast(gen_random_uuid() as text), '-', '')"
