/** How soon something that goes on by itself is looked at again, so that a page that lies open stays true. */
export const LOOK_AGAIN_MS = 2_000
