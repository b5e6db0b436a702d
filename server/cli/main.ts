import { defineCommand, runCommand, runMain } from 'citty'
import { SplotConfigError } from '../platform/config-error.ts'
import { EngineError } from '../platform/engine/index.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

const start = defineCommand({
  meta: { name: 'start', description: 'Start Splot / uruchom Splot' },
  run: async () => void (await (await import('../main.ts')).main(say)),
})

const keyCreate = defineCommand({
  meta: {
    name: 'create',
    description: 'Make a key and print it, once / utwórz klucz i wypisz go, jeden raz',
  },
  args: {
    kind: { type: 'enum', options: ['write', 'secret'], required: true, description: 'write | secret' },
    workspace: { type: 'string', default: 'default', description: 'workspace id' },
    name: { type: 'string', default: 'cli', description: 'name shown in the console' },
  },
  run: async ({ args }) => {
    const { createKey } = await import('./key.ts')
    say(
      await createKey({
        kind: args.kind === 'secret' ? 'secret' : 'write',
        workspaceId: args.workspace,
        name: args.name,
      }),
    )
  },
})

const link = defineCommand({
  meta: {
    name: 'link',
    description: 'Print a new one-time admin link / wypisz nowy jednorazowy link administratora',
  },
  run: async () =>
    say(await (await import('./key.ts')).createLink((await import('../config.ts')).readConfig())),
})

const rebuild = defineCommand({
  meta: {
    name: 'rebuild',
    description: 'Make everything derived again from the log / odbuduj wszystko z dziennika',
  },
  run: async () => (await import('./rebuild.ts')).rebuild(say),
})

const doctor = defineCommand({
  meta: { name: 'doctor', description: 'Tell what runs and what is wrong / powiedz, co działa, a co nie' },
  args: { json: { type: 'boolean', description: 'as JSON' } },
  run: async ({ args }) => {
    process.exitCode = await (await import('./doctor.ts')).doctor({ isJson: args.json === true, say })
  },
})

const command = defineCommand({
  meta: { name: 'splot', description: 'Splot: one customer, every channel' },
  subCommands: {
    start,
    serve: start,
    key: defineCommand({ meta: { name: 'key' }, subCommands: { create: keyCreate } }),
    link,
    rebuild,
    doctor,
  },
})

/** Ends with 1 and a sentence for what the user can mend; anything else is ours and shows its stack. */
function fail(error: unknown): void {
  if (error instanceof EngineError) process.stderr.write(`${error.message}\n${error.pl}\n`)
  else if (error instanceof SplotConfigError) process.stderr.write(`${error.message}\n`)
  else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exit(1)
}

/** citty prints its own errors without a code of ours: only help goes through its runner. */
async function runCommandLine(args: string[]): Promise<void> {
  if (args.length === 0 || args.includes('--help') || args.includes('-h'))
    return runMain(command, { rawArgs: args })
  await runCommand(command, { rawArgs: args })
}

process.on('unhandledRejection', fail)
process.on('uncaughtException', fail)
try {
  await runCommandLine(process.argv.slice(2))
} catch (error) {
  fail(error)
}
