import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import { type BannerFault, findBannerFault, writeBannerWords } from '../rules/banner-words.ts'
import { type BannerSettings, bannerSettings } from '../schema/banner.ts'
import { languages } from '../schema/core.ts'
import { banners } from '../store/workspace-document.ts'
import type { ContentDeps, Member } from './deps.ts'

export interface Banner {
  settings: BannerSettings
  /** 0 where nobody has said anything of it yet. */
  revision: number
  updatedAt: number | null
  updatedBy: string | null
}

export async function readBanner(tx: WorkspaceTx): Promise<Banner> {
  const row = await banners.find(tx)
  if (row === null)
    return { settings: bannerSettings.parse({}), revision: 0, updatedAt: null, updatedBy: null }
  const settings = bannerSettings.parse(JSON.parse(row.text))
  return { settings, revision: row.revision, updatedAt: row.updated_at, updatedBy: row.updated_by }
}

const hints: Readonly<Record<BannerFault, { pl: string; en: string }>> = {
  no_refusal: {
    pl: 'Przycisk odmowy musi odmawiać: na przykład „Odmawiam” albo „Tylko niezbędne”.',
    en: 'The refusing button must refuse: “I refuse” or “Only necessary”, for example.',
  },
  refusal_agrees: {
    pl: 'Przycisk odmowy nie może brzmieć jak zgoda.',
    en: 'The refusing button may not read like agreeing.',
  },
  unequal: {
    pl: 'Przyciski zgody i odmowy mają być podobnej długości, żeby żaden nie rzucał się w oczy bardziej.',
    en: 'Make both buttons of about one length, so that neither stands out.',
  },
  no_purposes: {
    pl: 'Napisz, na co ta zgoda: wstaw {purposes} tam, gdzie mają stanąć cele.',
    en: 'Say what the consent is for: put {purposes} where the purposes should stand.',
  },
}

/** @throws banner_unfair where agreeing would be easier than refusing, revision_changed */
export async function saveBanner(
  deps: Pick<ContentDeps, 'db' | 'clock' | 'audit'>,
  workspaceId: string,
  change: { settings: BannerSettings; revision: number; actor: Member },
): Promise<Banner> {
  const { settings, revision, actor } = change
  const words = writeBannerWords(settings)
  for (const language of languages) {
    const found = findBannerFault(words[language])
    if (found === null) continue
    const path = `body.settings.texts.${language}.${found.field}`
    throw new SplotError('banner_unfair', { path, hint: hints[found.fault] })
  }
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const put = { text: JSON.stringify(settings), revision, at: deps.clock.now(), by: actor.name }
    if ((await banners.put(tx, put)) === null) throw new SplotError('revision_changed')
    const detail = { isOn: settings.isOn }
    await deps.audit.record(
      { tx, workspaceId },
      { actor, action: 'banner.changed', target: workspaceId, detail },
    )
    return readBanner(tx)
  })
}
