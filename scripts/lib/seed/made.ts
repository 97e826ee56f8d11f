/** The one thing that a workflow of Medusa's was asked to make. */
export function made<T>(results: T[], what: string): T {
  const [one] = results
  if (!one) throw new Error(`Medusa has made no ${what}.`)
  return one
}
