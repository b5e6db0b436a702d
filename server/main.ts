import { readConfig } from './config.ts'
import { systemClock } from './platform/clock.ts'
import { systemIds } from './platform/ids.ts'
import { createLogger } from './platform/logger.ts'
import { type RunningApp, startApp } from './serve.ts'

/** Starts Splot and stays until asked to stop; a second signal does not wait. */
export async function main(say: (line: string) => void): Promise<RunningApp> {
  const config = readConfig()
  const app = await startApp({
    config,
    clock: systemClock,
    ids: systemIds,
    logger: createLogger(config.logLevel),
  })
  let isStopping = false
  const stop = () => {
    if (isStopping) process.exit(1)
    isStopping = true
    app.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  const isEnglish = config.language === 'en'
  const link = await app.findWelcomeLink()
  const ready = isEnglish ? `Splot is ready: ${app.url}` : `Splot działa: ${app.url}`
  const entry = isEnglish ? `One-time admin link: ${link}` : `Jednorazowy link administratora: ${link}`
  // In one piece: whoever waits for the first line has the link with it.
  say(link === null ? ready : `${ready}\n${entry}`)
  return app
}
