import { createHmac } from 'node:crypto'
import { NetworkFault } from '@splot/contract/plugin/network'
import type { Payment } from '@splot/contract/plugin/payment'
import { listFields, listSecrets } from '@splot/contract/plugin/settings'
import {
  joinSettings,
  listServersOf,
  listUrls,
  mergeSettings,
  type Stored,
} from '@splot/contract/plugin/stored'
import { z } from 'zod'
import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import { SplotError } from '../../../../platform/errors.ts'
import { describeShape } from '../../../../platform/http/json-schema.ts'
import type { AuditActor } from '../../../workspace/index.ts'
import type { ProviderBody, ProviderView } from '../schema.ts'
import { listProviders, type ProviderRow, putProvider } from '../store.ts'
import type { PaymentDeps } from './deps.ts'

const texts = z.record(z.string(), z.string())
const values = z.record(z.string(), z.unknown())
const nothing: Stored = { settings: {}, secrets: {} }
const placeOf = (id: string) => `commerce.payment_provider ${id}`

/** A provider with the settings of a workspace, open. */
export interface OpenProvider {
  payment: Payment
  settings: Readonly<Record<string, unknown>>
  isEnabled: boolean
}

async function openRow(deps: PaymentDeps, tx: WorkspaceTx, row: ProviderRow | undefined): Promise<Stored> {
  if (row === undefined) return nothing
  const { workspaceId } = tx
  const sealed =
    row.secrets === ''
      ? '{}'
      : await deps.sealer.openForWorkspace({ tx, workspaceId }, placeOf(row.id), row.secrets)
  return { settings: values.parse(JSON.parse(row.settings)), secrets: texts.parse(JSON.parse(sealed)) }
}

/** A key that only this install has, of this workspace and provider. */
export const keyOf = (deps: Pick<PaymentDeps, 'secret'>, workspaceId: string, id: string): string =>
  createHmac('sha256', deps.secret).update(`payment provider\n${workspaceId}\n${id}`).digest('hex')

export const notifyUrlOf = (deps: Pick<PaymentDeps, 'origin'>, workspaceId: string, id: string): string =>
  new URL(`/hooks/payments/${workspaceId}/${id}`, deps.origin()).href

/** Null where the workspace has never set it up. */
export async function findProvider(
  deps: PaymentDeps,
  tx: WorkspaceTx,
  id: string,
): Promise<OpenProvider | null> {
  const payment = deps.payments.find((one) => one.id === id)
  const row = (await listProviders(tx)).find((one) => one.id === id)
  if (payment === undefined || row === undefined) return null
  return { payment, settings: joinSettings(await openRow(deps, tx, row)), isEnabled: row.isEnabled }
}

/** Ids of the providers that are on and take this currency. */
export async function listEnabled(deps: PaymentDeps, tx: WorkspaceTx, currency: string): Promise<Payment[]> {
  const on = new Set((await listProviders(tx)).filter((one) => one.isEnabled).map((one) => one.id))
  return deps.payments.filter(
    (one) => on.has(one.id) && (one.currencies === null || one.currencies.includes(currency)),
  )
}

export const showProviders = (deps: PaymentDeps, workspaceId: string): Promise<ProviderView[]> =>
  deps.db.inWorkspace(workspaceId, async (tx) => {
    const rows = await listProviders(tx)
    const views: ProviderView[] = []
    for (const payment of deps.payments) {
      const row = rows.find((one) => one.id === payment.id)
      views.push(
        show(deps, workspaceId, {
          payment,
          stored: await openRow(deps, tx, row),
          isSet: row !== undefined,
          isEnabled: row?.isEnabled ?? false,
        }),
      )
    }
    return views
  })

interface OpenProviderRow {
  payment: Payment
  stored: Stored
  isSet: boolean
  isEnabled: boolean
}

function show(
  deps: PaymentDeps,
  workspaceId: string,
  { payment, stored, isSet, isEnabled }: OpenProviderRow,
): ProviderView {
  const secrets = listSecrets(payment.config)
  return {
    ...{ id: payment.id, label: payment.label, icon: payment.icon, isSandbox: payment.isSandbox },
    ...{ isSet, isEnabled, currencies: payment.currencies === null ? null : [...payment.currencies] },
    fields: listFields(payment.config).map(({ name, label, hint, ...look }) => ({
      ...{ name, label, hint: hint ?? null, servers: listServersOf(payment.config, name) },
      ...{ isSecret: look.isSecret ?? false, isLong: look.isLong ?? false },
      isAdvanced: look.isAdvanced ?? false,
    })),
    schema: { ...describeShape(payment.config, 'input') },
    settings: { ...stored.settings },
    secretsSet: Object.keys(stored.secrets).filter((name) => secrets.includes(name)),
    notifyUrl: notifyUrlOf(deps, workspaceId, payment.id),
  }
}

/** Stores settings of a provider. @throws not_found, payment_settings with the field, url_forbidden */
export async function saveProvider(
  deps: PaymentDeps,
  workspaceId: string,
  asked: { id: string; body: ProviderBody; actor: AuditActor },
): Promise<ProviderView> {
  const { id, body, actor } = asked
  const payment = deps.payments.find((one) => one.id === id)
  if (payment === undefined) throw new SplotError('not_found', { path: 'params.id' })
  const merge = (tx: WorkspaceTx) => typeOver(deps, tx, { payment, typed: body.settings })
  // Names are looked up while nothing is locked.
  const typed = await deps.db.inWorkspace(workspaceId, merge)
  const unfit = body.isEnabled ? findUnfit(payment, typed) : null
  if (unfit !== null) throw new SplotError('payment_settings', { path: `body.settings.${unfit}` })
  for (const { name, url } of listUrls(typed.settings)) await admit(deps, name, url)
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const stored = await merge(tx)
    const sealed = await deps.sealer.sealForWorkspace(
      { tx, workspaceId },
      placeOf(id),
      JSON.stringify(stored.secrets),
    )
    const row = { id, settings: JSON.stringify(stored.settings), secrets: sealed, isEnabled: body.isEnabled }
    await putProvider(tx, row, deps.clock.now())
    const detail = { fields: Object.keys(body.settings).sort(), isEnabled: body.isEnabled }
    await deps.audit.record({ tx, workspaceId }, { actor, action: 'payments.configured', target: id, detail })
    return show(deps, workspaceId, { payment, stored, isSet: true, isEnabled: body.isEnabled })
  })
}

/** What was typed over what is stored. */
export async function typeOver(
  deps: PaymentDeps,
  tx: WorkspaceTx,
  { payment, typed }: { payment: Payment; typed: ProviderBody['settings'] },
): Promise<Stored> {
  const row = (await listProviders(tx)).find((one) => one.id === payment.id)
  return mergeSettings(payment.config, await openRow(deps, tx, row), typed)
}

/** The first field that does not fit; null where all do. */
export function findUnfit(payment: Payment, stored: Stored): string | null {
  const read = payment.config.safeParse(joinSettings(stored))
  if (read.success) return null
  const issue = read.error.issues[0]
  return (issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path.join('.')) ?? ''
}

async function admit({ network }: PaymentDeps, name: string, url: string): Promise<void> {
  try {
    await network.checkUrl(url)
  } catch (error) {
    if (!(error instanceof NetworkFault)) throw error
    // A name that does not resolve today may tomorrow: each call looks again.
    if (error.code !== 'unresolvable')
      throw new SplotError('url_forbidden', { path: `body.settings.${name}` })
  }
}
