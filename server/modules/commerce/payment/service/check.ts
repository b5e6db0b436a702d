import { NetworkFault } from '@splot/contract/plugin/network'
import type { Payment, PaymentChecked } from '@splot/contract/plugin/payment'
import { listSecrets } from '@splot/contract/plugin/settings'
import { joinSettings, listUrls, type Stored } from '@splot/contract/plugin/stored'
import type { z } from 'zod'
import { type Language, SplotError } from '../../../../platform/errors.ts'
import type { ProviderBody, testReply } from '../schema.ts'
import type { PaymentDeps } from './deps.ts'
import { findUnfit, keyOf, typeOver } from './providers.ts'

type Verdict = z.output<typeof testReply>

const words: Readonly<Record<PaymentChecked | 'unfit' | 'forbidden', Record<Language, string>>> = {
  ok: {
    pl: 'Operator przyjął te ustawienia.',
    en: 'The provider takes these settings.',
  },
  refused: {
    pl: 'Operator nie przyjął klucza. Porównaj go z panelem operatora.',
    en: 'The provider did not take the key. Compare it with the provider’s panel.',
  },
  unanswered: {
    pl: 'Operator nie odpowiedział. Sprawdź adres API i spróbuj ponownie za chwilę.',
    en: 'The provider did not answer. Check the address of the API and try again in a moment.',
  },
  unfit: { pl: 'Uzupełnij to pole.', en: 'Complete this field.' },
  forbidden: {
    pl: 'Pod ten adres nie wolno się łączyć. Podaj adres https:// operatora.',
    en: 'This address may not be called. Give the provider’s https:// address.',
  },
}

/** Asks the provider with what was typed over what is stored; nothing is kept, nothing is paid. @throws not_found */
export async function testProvider(
  deps: PaymentDeps,
  workspaceId: string,
  asked: { id: string; typed: ProviderBody['settings']; language: Language },
): Promise<Verdict> {
  const { id, typed, language } = asked
  const payment = deps.payments.find((one) => one.id === id)
  if (payment === undefined) throw new SplotError('not_found', { path: 'params.id' })
  const stored = await deps.db.inWorkspace(workspaceId, (tx) => typeOver(deps, tx, { payment, typed }))
  const say = (verdict: keyof typeof words, field: string | null): Verdict => ({
    ...{ isOk: verdict === 'ok', says: words[verdict][language], field },
  })
  const unfit = findUnfit(payment, stored)
  if (unfit !== null) return say('unfit', unfit)
  const [server = null] = listUrls(stored.settings).map((one) => one.name)
  const checked = await ask(deps, workspaceId, { payment, stored })
  if (checked === 'refused') return say('refused', listSecrets(payment.config)[0] ?? null)
  return say(checked, checked === 'ok' ? null : server)
}

async function ask(
  deps: PaymentDeps,
  workspaceId: string,
  { payment, stored }: { payment: Payment; stored: Stored },
): Promise<PaymentChecked | 'forbidden'> {
  const world = { network: deps.network, clock: deps.clock, key: keyOf(deps, workspaceId, payment.id) }
  try {
    return await payment.check(joinSettings(stored), world)
  } catch (error) {
    if (!(error instanceof NetworkFault)) throw error
    return error.code === 'url_forbidden' ? 'forbidden' : 'unanswered'
  }
}
