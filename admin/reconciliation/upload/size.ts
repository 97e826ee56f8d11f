const UNITS = ["B", "KB", "MB"] as const

/** `11.4 MB` */
export function fileSize(bytes: number): string {
  const step = Math.min(bytes < 1 ? 0 : Math.floor(Math.log(bytes) / Math.log(1024)), 2)
  const value = (bytes / 1024 ** step).toLocaleString(undefined, { maximumFractionDigits: 1 })
  return `${value} ${UNITS[step]}`
}
