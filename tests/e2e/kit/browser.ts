import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'

const known = [
  process.env.SPLOT_BROWSER ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The browser of this machine; `npm test` sees to it that there is one. */
export function findBrowserPath(): string {
  const path = known.find((each) => each !== '' && existsSync(each))
  if (path === undefined)
    throw new Error('No Chrome or Chromium found; run the tests with npm test, or install one')
  return path
}

/** The same engine without the windows nobody sees, where there is one; it knows no push and no installed apps. */
const findShellPath = (): string => process.env.TEST_BROWSER_SHELL ?? findBrowserPath()

/** A screen on a machine that does other things too comes late, and is waited for. */
export function bePatient<T extends BrowserContext>(context: T): T {
  context.setDefaultTimeout(60_000)
  return context
}

/** Opens it without a window and without calls home. @param o.isWhole the scene needs what only the whole browser has */
export function openBrowser(o: { isWhole?: boolean } = {}): Promise<Browser> {
  return chromium.launch({
    executablePath: o.isWhole === true ? findBrowserPath() : findShellPath(),
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
