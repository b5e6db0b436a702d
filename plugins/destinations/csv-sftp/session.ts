import { createHash } from 'node:crypto'
import type { DestinationDeps } from '@splot/contract/plugin/destination'
import { type Held, held, judgeHeldFault } from '@splot/contract/plugin/held'
import { NetworkFault } from '@splot/contract/plugin/network'
import ssh2, { Client, type SFTPWrapper } from 'ssh2'
import type { SftpConfig } from './index.ts'

/** Nothing was heard in time. */
class Silent extends Error {}
/** What was typed as a private key cannot be read as one. */
export class BrokenKey extends Error {}

export interface Session extends AsyncDisposable {
  /** Whether the folder is there. */
  look(folder: string): Promise<void>
  /** Writes a file under another name first, so that nobody fetches half of it. */
  put(path: string, text: string): Promise<void>
}

/** Opens SFTP over a connection that was checked, to the server whose key has this fingerprint and no other. */
export async function openSession(settings: SftpConfig, deps: DestinationDeps): Promise<Session> {
  const { host, port, username, password, privateKey, hostFingerprint } = settings
  if (privateKey !== undefined && ssh2.utils.parseKey(privateKey) instanceof Error) throw new BrokenKey()
  const sock = await deps.network.connect({ host, port, isTls: false, timeoutMs: deps.patienceMs })
  const client = new Client()
  const within = <T>(run: (done: (error: Error | null | undefined, value: T) => void) => void) =>
    limit<T>(deps, client, run)
  const close = () => {
    client.destroy()
    sock.destroy()
  }
  try {
    await within<void>((done) => {
      client.once('ready', () => done(null))
      client.connect({
        ...{ sock, username, readyTimeout: deps.patienceMs },
        ...(password === undefined ? {} : { password }),
        ...(privateKey === undefined ? {} : { privateKey }),
        hostVerifier: (key: Buffer) => fingerprintOf(key) === hostFingerprint.replace(/=$/, ''),
      })
    })
    const sftp = await within<SFTPWrapper>((done) => client.sftp(done))
    return {
      look: (folder) => within<void>((done) => sftp.opendir(folder, (error) => done(error))),
      async put(path, text) {
        await within<void>((done) => sftp.writeFile(`${path}.part`, text, (error) => done(error)))
        await within<void>((done) => sftp.rename(`${path}.part`, path, (error) => done(error)))
      },
      [Symbol.asyncDispose]: async () => close(),
    }
  } catch (error) {
    close()
    throw error
  }
}

const fingerprintOf = (key: Buffer): string =>
  `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`

/** One question to the server: answered, ended by a fault of the connection, or silent too long. */
async function limit<T>(
  { clock, patienceMs }: DestinationDeps,
  client: Client,
  run: (done: (error: Error | null | undefined, value: T) => void) => void,
): Promise<T> {
  const answered = new AbortController()
  let fail = (_error: Error): void => {}
  const cut = () => fail(new Silent())
  try {
    return await Promise.race([
      new Promise<T>((resolve, reject) => {
        fail = reject
        client.on('error', fail)
        client.once('close', cut)
        run((error, value) => (error == null ? resolve(value) : reject(error)))
      }),
      clock.sleep(patienceMs, answered.signal).then(() => {
        throw new Silent()
      }),
    ])
  } finally {
    client.off('close', cut)
    // A late fault of a connection that is let go tells nobody anything.
    client.on('error', () => {})
    client.off('error', fail)
    answered.abort()
  }
}

/** SSH_FXP_STATUS: no such file, permission denied. */
const statusFaults: Readonly<Record<number, Held>> = { 2: held('target_gone'), 3: held('provider_refused') }

/** Where in the protocol it ended; empty where that is not told. */
export const levelOf = (error: unknown): unknown =>
  error instanceof Error && 'level' in error ? error.level : ''

/** What ended a session. */
export function judgeSession(error: unknown): Held {
  if (error instanceof NetworkFault) return judgeHeldFault(error)
  if (error instanceof Silent) return held('no_answer')
  if (error instanceof BrokenKey) return held('auth_failed')
  if (!(error instanceof Error)) throw error
  const level = levelOf(error)
  if (level === 'client-authentication' || level === 'handshake') return held('auth_failed')
  if (level === 'client-timeout') return held('no_answer')
  if (level === 'client-socket') return held('unreachable')
  const status = 'code' in error && typeof error.code === 'number' ? statusFaults[error.code] : undefined
  return status ?? held('provider_error')
}
