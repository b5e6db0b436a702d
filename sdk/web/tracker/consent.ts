import type { Choice, Options, Told } from '../core.ts'
import { storage } from './storage.ts'

const choiceName = 'splot.choice'

export const hasGpc: boolean = Reflect.get(navigator, 'globalPrivacyControl') === true

/** What she chose on an earlier page, while it holds. Reading it is what keeps her from being asked again. */
function readChoice(): Choice | null {
  try {
    const found: Choice = JSON.parse(storage.get(choiceName) ?? 'null')
    return found.until > Date.now() ? found : null
  } catch {
    return null
  }
}

/** Google's tags read the arguments object itself: a list in its place is not understood. */
function tellGoogle(..._words: unknown[]): void {
  window.dataLayer = window.dataLayer ?? []
  // biome-ignore lint/complexity/noArguments: what Consent Mode is made of
  window.dataLayer.push(arguments)
}

const word = (isGranted: boolean) => (isGranted ? 'granted' : 'denied')

/** The four signals of Consent Mode v2. */
const signalsOf = (isAds: boolean, isStorage: boolean) => ({
  ad_storage: word(isAds),
  ad_user_data: word(isAds),
  ad_personalization: word(isAds),
  analytics_storage: word(isStorage),
})

/** What she allows, and who is told. */
export function createConsent({ hasConsentMode }: Options) {
  let choice = readChoice()
  let context: Record<string, unknown> = {}
  const update = () => {
    if (!hasConsentMode || choice === null) return
    const { ads, ...own } = choice.purposes
    tellGoogle('consent', 'update', signalsOf(ads === true && !hasGpc, Object.values(own).includes(true)))
  }
  // Denied before any tag runs, also where she agreed yesterday: her yes follows at once.
  if (hasConsentMode) tellGoogle('consent', 'default', { ...signalsOf(false, false), wait_for_update: 500 })
  update()
  return {
    choice: () => choice,
    tell({ storage: isStorage, purposes = {}, until, context: more = {} }: Told) {
      choice = { at: Date.now(), until: until ?? 0, storage: isStorage, purposes }
      context = more
      if (until !== undefined) storage.set(choiceName, JSON.stringify(choice))
      update()
    },
    describe: () => ({
      ...(hasGpc && { gpc: true }),
      ...(choice && { choice: choice.purposes, storage: choice.storage }),
      ...context,
    }),
  }
}

export type Consent = ReturnType<typeof createConsent>
