import { type AskedPurpose, listAsked } from '../../consent/index.ts'
import { writeBannerWords } from '../rules/banner-words.ts'
import { readBanner } from './banner.ts'
import { readBrand } from './brand.ts'
import type { PageDeps } from './page-deps.ts'

/** Channels that end at the browser a banner asks in; the words of the widest stand for those without their own. */
const bannerChannels: readonly string[] = ['any', 'onsite', 'ads']

/** What a page of the workspace may know: what the shop is called, its colours, what the banner asks for. */
export async function readPageScript(deps: Pick<PageDeps, 'db' | 'settingsOf'>, workspaceId: string) {
  const { name } = await deps.settingsOf(workspaceId)
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const { kit } = await readBrand(tx)
    const { settings } = await readBanner(tx)
    const asked = await listAsked(tx, workspaceId)
    return {
      brand: { name: kit.name || name, accent: kit.colours.accent, onAccent: kit.colours.onAccent },
      banner: { isOn: settings.isOn, words: writeBannerWords(settings) },
      askAgainDays: asked.askAgainDays,
      purposes: asked.purposes.flatMap(showPurpose),
    }
  })
}

/** Asked by a person in a store, not by a page. */
const askedElsewhere: ReadonlySet<string> = new Set(['advice'])

/** A yes to a purpose covers all its channels at the browser: their words are one text. */
function showPurpose({ id, name, wordings, channels }: AskedPurpose) {
  if (askedElsewhere.has(id)) return []
  const known = wordings.filter((one) => bannerChannels.includes(one.channel))
  const [widest] = known
  if (widest === undefined) return []
  const covered = channels.filter((channel) => bannerChannels.includes(channel))
  const all = covered.map((channel) => ({
    ...(known.find((one) => one.channel === channel) ?? widest),
    channel,
  }))
  return [{ id, name, wordings: all.map(({ noticeVersion: _, ...one }) => one) }]
}
