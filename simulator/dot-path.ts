type Tree = Record<string, unknown>

function isTree(value: unknown): value is Tree {
  return typeof value === "object" && value !== null
}

/** A copy of `tree` with values set by dot path, `{"amount.total": 1}`; `null` removes the field. */
export function withSet<T extends object>(tree: T, changes: Record<string, unknown> = {}): T {
  const copy = structuredClone(tree)
  for (const [path, value] of Object.entries(changes)) {
    const steps = path.split(".")
    const last = steps.pop() ?? path
    let node = copy as Tree
    for (const step of steps) {
      const next = node[step]
      node = (isTree(next) ? next : (node[step] = {})) as Tree
    }
    if (value === null) delete node[last]
    else node[last] = value
  }
  return copy
}
