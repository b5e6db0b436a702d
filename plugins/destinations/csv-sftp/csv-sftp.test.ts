import { createHash } from 'node:crypto'
import { type DestinationStandIn, testDestination } from '@splot/contract/plugin/destination-suite.testkit'
import { type Connection, Server, utils } from 'ssh2'
import { expect, it } from 'vitest'
import { openNetwork } from '../../open-network.testkit.ts'
import { csvSftp } from './index.ts'

const { STATUS_CODE } = utils.sftp
const hostKey = utils.generateKeyPairSync('ed25519').private

function fingerprint(): string {
  const key = utils.parseKey(hostKey)
  if (key instanceof Error) throw key
  return `SHA256:${createHash('sha256').update(key.getPublicSSH()).digest('base64').replace(/=+$/, '')}`
}

/** A server of SFTP whose reader takes each finished file in as it comes. */
async function openServer(): Promise<DestinationStandIn & { files: Map<string, string> }> {
  const members = new Set<string>()
  const files = new Map<string, string>()
  const open = new Set<Connection>()
  let how: Parameters<DestinationStandIn['behave']>[0] = 'well'
  const read = (text: string) => {
    const [header, ...lines] = text.trim().split('\r\n')
    expect(header).toBe('action,email_sha256,phone_sha256')
    for (const [act, ...hashes] of lines.map((line) => line.split(',')))
      for (const hash of hashes.filter((one) => one !== '')) members[act === 'join' ? 'add' : 'delete'](hash)
  }
  const serve = (connection: Connection) => {
    open.add(connection)
    connection.on('close', () => open.delete(connection)).on('error', () => {})
    connection.on('authentication', (asked) => {
      if (
        asked.method === 'password' &&
        asked.username === 'splot' &&
        asked.password === 'a-password-of-no-use'
      )
        asked.accept()
      else asked.reject(['password'])
    })
    connection.on('session', (accept) => {
      accept().on('sftp', (acceptSftp) => {
        const sftp = acceptSftp()
        const status = (id: number): boolean => {
          if (how === 'well') return false
          if (how === 'cut') connection.end()
          else if (how !== 'silent')
            sftp.status(id, how === 'busy' ? STATUS_CODE.FAILURE : STATUS_CODE.PERMISSION_DENIED)
          return true
        }
        sftp.on('OPENDIR', (id, folder) => {
          if (folder === 'nowhere') sftp.status(id, STATUS_CODE.NO_SUCH_FILE)
          else sftp.handle(id, Buffer.from('d'))
        })
        sftp.on('OPEN', (id, name) => {
          if (status(id)) return
          files.set(name, '')
          sftp.handle(id, Buffer.from(name))
        })
        sftp.on('FSETSTAT', (id) => sftp.status(id, STATUS_CODE.OK))
        sftp.on('WRITE', (id, handle, _offset, data) => {
          files.set(handle.toString(), (files.get(handle.toString()) ?? '') + data.toString())
          sftp.status(id, STATUS_CODE.OK)
        })
        sftp.on('CLOSE', (id) => sftp.status(id, STATUS_CODE.OK))
        sftp.on('RENAME', (id, from, to) => {
          const text = files.get(from) ?? ''
          files.delete(from)
          files.set(to, text)
          read(text)
          sftp.status(id, STATUS_CODE.OK)
        })
      })
    })
  }
  const server = new Server({ hostKeys: [hostKey] }, serve)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const network = openNetwork(`127.0.0.1:${port}`)
  return {
    ...{ members, files, network, target: 'buty', otherTarget: null, keyName: 'password' },
    settings: {
      ...{ host: '127.0.0.1', port, username: 'splot', password: 'a-password-of-no-use' },
      ...{ hostFingerprint: fingerprint(), folder: 'in' },
    },
    behave: (next) => {
      how = next
    },
    async [Symbol.asyncDispose]() {
      await network[Symbol.asyncDispose]()
      for (const one of open) one.end()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

testDestination(csvSftp, openServer)

it('sends nothing to a server with another key', async () => {
  await using there = await openServer()
  const deps = {
    ...{ network: there.network, patienceMs: 5_000, log: () => {} },
    clock: { now: () => 0, monotonic: () => 0, sleep: () => new Promise<void>(() => {}) },
    hold: <T extends AsyncDisposable>(_key: string, make: () => T) => make(),
  }
  const settings = { ...there.settings, hostFingerprint: `SHA256:${'A'.repeat(43)}` }
  const order = { act: 'leave', target: 'buty', batchId: 'b', take: async () => [] } as const
  expect((await csvSftp.tell(order, settings, deps)).told).toMatchObject({
    state: 'held',
    reason: 'auth_failed',
  })
  expect(there.files.size).toBe(0)
})

it.each([
  ['password', { password: undefined }],
  ['username', { password: 'another' }],
  ['privateKey', { privateKey: 'no key at all' }],
  ['hostFingerprint', { hostFingerprint: `SHA256:${'A'.repeat(43)}` }],
  ['hostFingerprint', { hostFingerprint: 'by heart' }],
  ['host', { port: 1 }],
  ['host', { host: 'no-such-server.invalid' }],
  ['folder', { folder: 'nowhere' }],
])('a trial points at what is wrong: %s, %j', async (field, more) => {
  await using there = await openServer()
  const deps = {
    ...{ network: there.network, patienceMs: 5_000, log: () => {} },
    clock: { now: () => 0, monotonic: () => 0, sleep: () => new Promise<void>(() => {}) },
    hold: <T extends AsyncDisposable>(_key: string, make: () => T) => make(),
  }
  const said = await csvSftp.test({ ...there.settings, ...more }, deps)
  expect(said).toMatchObject({ isOk: false, field })
})
