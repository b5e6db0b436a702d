import type { AskedPurpose, Choice, Splot, WebSettings } from '../core.ts'

const dayMs = 86_400_000

/** Writes her choice down: with the words she agreed to as proof, and what she agreed to before and does not now. */
export function applyChoice(
  splot: Splot,
  settings: WebSettings,
  asked: readonly AskedPurpose[],
  chosen: Readonly<Record<string, boolean>>,
): void {
  const before: Choice | null = splot.choice()
  const was = (id: string) => before?.purposes[id] === true
  const isYes = (id: string) => chosen[id] === true
  // A no goes first, under the id it is about: after it there is none.
  for (const purpose of settings.purposes)
    if (was(purpose.id) && !isYes(purpose.id))
      for (const { channel } of purpose.wordings)
        splot.track('Consent Withdrawn', {
          purpose: purpose.id,
          consent_channel: channel,
          obtained_by: 'banner',
        })
  const purposes = Object.fromEntries(settings.purposes.map(({ id }) => [id, isYes(id)]))
  const until = Date.now() + settings.askAgainDays * dayMs
  splot.consent({ storage: Object.values(purposes).includes(true), purposes, until })
  for (const purpose of asked) if (isYes(purpose.id) && !was(purpose.id)) grant(splot, purpose)
  splot.flush()
}

function grant(splot: Splot, { id, wordings }: AskedPurpose): void {
  const { language } = splot.options
  for (const wording of wordings)
    splot.track('Consent Granted', {
      purpose: id,
      consent_channel: wording.channel,
      wording_id: wording.id,
      wording_version: wording.version,
      wording_language: language,
      wording_hash: wording.hash[language],
      obtained_by: 'banner',
      proof: { page: location.href.split('#')[0], shown: wording.text[language] },
    })
}
