import type { Bilingual } from '@splot/contract/language'
import { defineCommand, runCommand, runMain } from 'citty'
import { findTerminalLanguage } from '../config.ts'
import { SplotConfigError } from '../platform/config-error.ts'
import { EngineError } from '../platform/engine/index.ts'
import { checkUsage, say as explain, UsageError } from './usage.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)
/** Beside what a command prints, so that the print can be read by another program. */
const note = (text: Bilingual) => process.stderr.write(`${explain(text, findTerminalLanguage())}\n`)

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
    workspace: { type: 'string', default: 'default', description: 'workspace id / id przestrzeni' },
    name: { type: 'string', default: 'cli', description: 'name shown in the console' },
  },
  run: async ({ args }) => {
    const { createKey } = await import('./key.ts')
    say(
      await createKey({
        kind: args.kind === 'secret' ? 'secret' : 'write',
        workspaceId: args.workspace,
        name: args.name,
        onMade: note,
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

const workspaceArg = {
  workspace: { type: 'string', default: 'default', description: 'workspace id / id przestrzeni' },
} as const

const auditHead = defineCommand({
  meta: {
    name: 'head',
    description:
      'Print the signed heads of the logs, to be kept elsewhere / wypisz podpisane końce dzienników',
  },
  args: workspaceArg,
  run: async ({ args }) => say(await (await import('./audit.ts')).printHead(args.workspace)),
})

const auditVerify = defineCommand({
  meta: {
    name: 'verify',
    description: 'Check the audit log and the ledger of consents / sprawdź dziennik działań i rejestr zgód',
  },
  args: {
    ...workspaceArg,
    head: { type: 'string', description: 'file written by audit head / plik z audit head' },
  },
  run: async ({ args }) => {
    const { verifyAudit } = await import('./audit.ts')
    const { isWhole, lines } = await verifyAudit({ workspaceId: args.workspace, headFile: args.head })
    for (const line of lines) say(explain(line, findTerminalLanguage()))
    process.exitCode = isWhole ? 0 : 1
  },
})

const doctor = defineCommand({
  meta: { name: 'doctor', description: 'Tell what runs and what is wrong / powiedz, co działa, a co nie' },
  args: { json: { type: 'boolean', description: 'as JSON' } },
  run: async ({ args }) => {
    process.exitCode = await (await import('./doctor.ts')).doctor({ isJson: args.json === true, say })
  },
})

const journeyTest = defineCommand({
  meta: {
    name: 'test',
    description: 'Play the scenes of journeys, given/when/then / odtwórz sceny ścieżek, given/when/then',
  },
  args: {
    files: { type: 'positional', required: true, description: 'files of scenes / pliki ze scenami' },
  },
  run: async ({ args }) => {
    const { testJourneys } = await import('./journey-test.ts')
    const explainOn = (text: Bilingual) => explain(text, findTerminalLanguage()).replace('\n', ' / ')
    process.exitCode = testJourneys(args._, say, explainOn) ? 0 : 1
  },
})

const command = defineCommand({
  meta: { name: 'splot', description: 'Splot: one customer, every channel' },
  subCommands: {
    start,
    serve: start,
    key: defineCommand({
      meta: { name: 'key', description: 'Keys of the API / klucze API' },
      subCommands: { create: keyCreate },
    }),
    link,
    rebuild,
    audit: defineCommand({
      meta: {
        name: 'audit',
        description: 'The logs nobody may change / dzienniki, których nikt nie może zmienić',
      },
      subCommands: { head: auditHead, verify: auditVerify },
    }),
    journey: defineCommand({
      meta: { name: 'journey', description: 'Journeys as files / ścieżki jako pliki' },
      subCommands: { test: journeyTest },
    }),
    doctor,
  },
})

/** Ends with a sentence for what the user can mend (2: the command line, 1: the rest); anything else is ours and shows its stack. */
function fail(error: unknown): void {
  const language = findTerminalLanguage()
  const complain = (problem: Bilingual) => process.stderr.write(`${explain(problem, language)}\n`)
  if (error instanceof UsageError) complain(error.problem)
  else if (error instanceof EngineError) complain({ en: error.message, pl: error.pl })
  else if (error instanceof SplotConfigError) error.problems.forEach(complain)
  else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exit(error instanceof UsageError ? 2 : 1)
}

/** citty prints its own errors without a code of ours: only help goes through its runner. */
async function runCommandLine(args: string[]): Promise<void> {
  if (args.length === 0 || args.includes('--help') || args.includes('-h'))
    return runMain(command, { rawArgs: args })
  checkUsage(command, args)
  await runCommand(command, { rawArgs: args })
}

process.on('unhandledRejection', fail)
process.on('uncaughtException', fail)
try {
  await runCommandLine(process.argv.slice(2))
} catch (error) {
  fail(error)
}
