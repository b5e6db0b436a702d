import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import { hashToUuid } from '../../../platform/ids.ts'
import type { Carts } from '../cart/index.ts'
import { deskOfShopper } from '../cart/index.ts'
import type { CommerceDeps } from '../service/deps.ts'
import type { Shopper } from '../service/shop-route.ts'
import { type Claim, createTokens, type Tokens } from './rules.ts'
import type { SignInReply } from './schema.ts'

const guestLifeMs = 90 * 86_400_000
const knownLifeMs = 24 * 3_600_000
/** Births of somebody are looked up anew after so long; a device's own birth stays what it is. */
const rememberedMs = 1_000
const deviceRememberedMs = 300_000
const mostRemembered = 5_000
/** How long a sign-in waits for identity. */
const patienceMs = 3_000

export interface Session {
  token: string
  customer: { id: string; givenName: string | null } | null
}

export interface Shoppers {
  /** A guest's token for a device; somebody known keeps hers. */
  open(
    workspaceId: string,
    asked: { anonymousId: string; token?: string | undefined; isApp: boolean },
  ): Promise<Session>
  /** @throws shopper_unknown */
  read(workspaceId: string, token: string): Promise<Shopper>
  /** The shop's own server says who has signed in. @throws overloaded */
  signIn(workspaceId: string, who: { userId: string; anonymousId?: string | undefined }): Promise<SignInReply>
}

interface Room {
  deps: CommerceDeps
  tokens: Tokens
  listBirths(workspaceId: string, birth: string): Promise<readonly string[]>
  /** The birth of a device; none where identity has not seen it. */
  findDevice(workspaceId: string, anonymousId: string): Promise<readonly string[]>
}

export function createShoppers(deps: CommerceDeps, carts: Pick<Carts, 'show' | 'adopt'>): Shoppers {
  const tokens = createTokens(deps.secret)
  const { db, graph } = deps
  const room: Room = {
    deps,
    tokens,
    listBirths: rememberBirths(deps, rememberedMs, (workspaceId, birth) =>
      db.inWorkspace(workspaceId, async (tx) => {
        const known = await graph.listClusters(tx, workspaceId, [birth], 'service')
        return known.map((one) => one.birthId)
      }),
    ),
    findDevice: rememberBirths(deps, deviceRememberedMs, (workspaceId, value) =>
      db.inWorkspace(workspaceId, async (tx) => {
        const who = { kind: 'anonymous_id', value } as const
        const found = await graph.findByIdentifier(tx, workspaceId, who, 'service')
        return found === null ? [] : [found.birth]
      }),
    ),
  }
  return {
    open: (workspaceId, asked) => openSession(room, workspaceId, asked),
    async read(workspaceId, token) {
      const said = tokens.read(workspaceId, token, deps.clock.now())
      if (said === null) throw new SplotError('shopper_unknown')
      return makeShopper(room, workspaceId, said)
    },
    async signIn(workspaceId, { userId, anonymousId }) {
      const found = await introduce(deps, workspaceId, { userId, anonymousId })
      const claim: Claim = {
        ...{ kind: 'known', birth: found.birth, anonymousId: anonymousId ?? null, channel: 'web' },
        expiresAt: deps.clock.now() + knownLifeMs,
      }
      if (anonymousId !== undefined) {
        const shopper = await makeShopper(room, workspaceId, claim)
        const { language } = await deps.settingsOf(workspaceId)
        const asker = { workspaceId, language, shopper }
        // Carts that met are made one by whoever looks; a device that others share stays its own, yet what lies in its cart is
        // what she came with.
        if (found.isJoined) await carts.show(asker)
        else await carts.adopt(asker, { anonymousId, desk: deskOfShopper(shopper) })
      }
      return {
        token: tokens.write(workspaceId, claim),
        expiresAt: new Date(claim.expiresAt).toISOString(),
        customerId: found.id,
      }
    },
  }
}

async function openSession(
  { deps, tokens, listBirths }: Room,
  workspaceId: string,
  { anonymousId, token, isApp }: Parameters<Shoppers['open']>[1],
): Promise<Session> {
  const channel = isApp ? 'app' : 'web'
  const now = deps.clock.now()
  const said = token === undefined ? null : tokens.read(workspaceId, token, now)
  if (
    said?.kind === 'known' &&
    said.birth !== null &&
    (await listBirths(workspaceId, said.birth)).length > 0
  ) {
    const customer = await present(deps, workspaceId, said.birth)
    return { token: tokens.write(workspaceId, { ...said, anonymousId, channel }), customer }
  }
  const guest: Claim = { kind: 'guest', birth: null, anonymousId, channel, expiresAt: now + guestLifeMs }
  return { token: tokens.write(workspaceId, guest), customer: null }
}

/** @throws shopper_unknown where she was erased since */
async function makeShopper(
  { listBirths, findDevice }: Room,
  workspaceId: string,
  { kind, birth, anonymousId, channel }: Claim,
): Promise<Shopper> {
  if (kind === 'guest') {
    const births = anonymousId === null ? [] : await findDevice(workspaceId, anonymousId)
    return { kind, workspaceId, anonymousId, channel, birth: births[0] ?? null, births }
  }
  const births = birth === null ? [] : await listBirths(workspaceId, birth)
  if (births.length === 0) throw new SplotError('shopper_unknown')
  return { kind, workspaceId, anonymousId, channel, birth, births }
}

/** As her own page greets her. */
async function present(
  { db, graph, nameCustomers }: CommerceDeps,
  workspaceId: string,
  birth: string,
): Promise<Session['customer']> {
  const id = await db.inWorkspace(workspaceId, async (tx) => {
    const [first] = await graph.listClusters(tx, workspaceId, [birth], 'service')
    return first?.root ?? birth
  })
  const name = (await nameCustomers(workspaceId, [birth], true)).get(birth) ?? null
  return { id, givenName: name?.split(' ')[0] ?? null }
}

/** A page asks several times a second: the answer of a moment ago is good enough. */
function rememberBirths(
  { clock }: Pick<CommerceDeps, 'clock'>,
  forMs: number,
  find: (workspaceId: string, of: string) => Promise<readonly string[]>,
) {
  const known = new Map<string, { births: readonly string[]; until: number }>()
  return async (workspaceId: string, of: string): Promise<readonly string[]> => {
    const key = `${workspaceId}\n${of}`
    const now = clock.monotonic()
    const remembered = known.get(key)
    if (remembered !== undefined && remembered.until > now) return remembered.births
    const births = await find(workspaceId, of)
    if (known.size >= mostRemembered) known.clear()
    // Who is nobody yet may be somebody in a moment.
    if (births.length > 0) known.set(key, { births, until: now + forMs })
    return births
  }
}

interface Introduced {
  id: string
  birth: string
  /** Account and device are one person's. */
  isJoined: boolean
}

/** Identity learns of the account, and that the device is hers, from the log as from any sender. */
async function introduce(
  deps: CommerceDeps,
  workspaceId: string,
  who: { userId: string; anonymousId: string | undefined },
): Promise<Introduced> {
  const look = () => deps.db.inWorkspace(workspaceId, (tx) => findAccount(deps, tx, who))
  const known = await look()
  if (known?.isJoined) return known
  const now = deps.clock.now()
  const { userId, anonymousId } = who
  const { region, currency } = await deps.settingsOf(workspaceId)
  const body = {
    type: 'track',
    event: 'Signed In',
    // Asked for on every page, she has signed in once an hour.
    messageId: hashToUuid(`sign in\n${userId}\n${anonymousId ?? ''}\n${Math.floor(now / 3_600_000)}`),
    timestamp: new Date(now).toISOString(),
    userId,
    ...(anonymousId === undefined ? {} : { anonymousId }),
    context: { channel: 'web', library: { name: 'commerce' } },
  }
  await deps.accept([{ workspaceId, desk: 'commerce', body, region, currency }])
  await deps.catchUp(patienceMs)
  const found = (await look()) ?? known
  if (found === null) throw new SplotError('overloaded', { retryAfterS: 2 })
  return found
}

async function findAccount(
  { graph }: CommerceDeps,
  tx: WorkspaceTx,
  { userId, anonymousId }: { userId: string; anonymousId: string | undefined },
): Promise<Introduced | null> {
  const account = await graph.findByIdentifier(
    tx,
    tx.workspaceId,
    { kind: 'user_id', value: userId },
    'service',
  )
  if (account === null) return null
  if (anonymousId === undefined) return { ...account, isJoined: true }
  const device = { kind: 'anonymous_id', value: anonymousId } as const
  const found = await graph.findByIdentifier(tx, tx.workspaceId, device, 'service')
  return { ...account, isJoined: found?.id === account.id }
}
