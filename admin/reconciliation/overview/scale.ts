/** Where a value stands between nothing and the largest, in steps of a drawing `size` high. */
export function scale(values: readonly number[], size: number): (value: number) => number {
  const largest = Math.max(...values, 0)
  return (value) => (largest === 0 ? 0 : (value / largest) * size)
}
