/** The apps that a merchant sells through: an official account, a mini program, a mobile app. */
export interface AppIds {
  /** For every scene that has none of its own. */
  appId: string
  byScene?: Readonly<Record<string, string>>
}

/** Prepared payments and openids hold for one app only, so that each scene must name its own. */
export function appIdFor({ appId, byScene = {} }: AppIds, scene: string): string {
  return (Object.hasOwn(byScene, scene) ? byScene[scene] : undefined) ?? appId
}

/** What the account answers to: one app, or any of several. */
export function ownAppIds({ appId, byScene = {} }: AppIds): string | readonly string[] {
  const others = Object.values(byScene).filter((id) => id !== appId)
  return others.length === 0 ? appId : [...new Set([appId, ...others])]
}
