import type { Wording } from './consent-api.ts'

/** One version in its languages. */
export interface Version extends Pick<Wording, 'version' | 'createdAt' | 'createdBy' | 'noticeVersion'> {
  text: Readonly<Record<string, string>>
}

/** A wording with all of its versions, the newest first. */
export interface Family {
  id: string
  purpose: string
  channel: string
  versions: readonly Version[]
}

/** The list of texts as wordings with versions; a version written over one of the pack stands in its place. */
export function groupWordings(items: readonly Wording[]): Family[] {
  const families = new Map<string, Family & { versions: Version[] }>()
  for (const { id, purpose, channel, version, language, text, ...made } of items) {
    const family = families.get(id) ?? { id, purpose, channel, versions: [] }
    families.set(id, family)
    const known = family.versions.find((one) => one.version === version)
    const { createdAt, createdBy, noticeVersion } = made
    const entry = { version, createdAt, createdBy, noticeVersion, text: { ...known?.text, [language]: text } }
    family.versions = [...family.versions.filter((one) => one !== known), entry]
  }
  return [...families.values()].map((family) => ({
    ...family,
    versions: family.versions.sort((a, b) => b.version - a.version),
  }))
}
