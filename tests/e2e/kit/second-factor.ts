import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { readApp } from '../../testkit/authenticator.ts'
import { olga } from './console.ts'

const words = {
  pl: { email: 'E-mail', password: 'Hasło', enter: 'Zaloguj', code: /^Kod/ },
  en: { email: 'E-mail', password: 'Password', enter: 'Sign in', code: /code$/i },
} as const
type Language = keyof typeof words

/** On the account's page: her password, the picture, a wrong code, the right one. @returns what her app holds now */
export async function turnOnSecondFactor(
  page: Page,
  findFaults: () => Promise<unknown[]>,
): Promise<{ secret: string; recoveryCodes: string[] }> {
  const part = page.locator('section', {
    has: page.getByRole('heading', { name: 'Drugi składnik logowania' }),
  })
  await part.getByLabel('Obecne hasło').fill(olga.password)
  await part.getByRole('button', { name: 'Skonfiguruj' }).click()
  await part.getByRole('img', { name: 'Kod QR dla aplikacji z kodami' }).waitFor()
  const secret = await part.getByRole('region', { name: 'Klucz dla aplikacji' }).textContent()
  const codes = await part.getByRole('region', { name: 'Kody zapasowe' }).textContent()
  expect(await findFaults()).toEqual([])
  const field = part.getByLabel('Kod, który pokazuje aplikacja')
  await field.fill('000000')
  await part.getByRole('button', { name: 'Włącz' }).click()
  await part.getByText('Ten kod nie pasuje').waitFor()
  await field.fill(readApp(secret ?? ''))
  await part.getByRole('button', { name: 'Włącz' }).click()
  await part.getByText('Włączony: po haśle konsola pyta o kod z aplikacji.').waitFor()
  return { secret: secret ?? '', recoveryCodes: (codes ?? '').trim().split(/\s+/) }
}

export async function turnOffSecondFactor(page: Page): Promise<void> {
  const part = page.locator('section', { has: page.getByRole('heading', { name: /second factor/i }) })
  await part.getByLabel('Current password').fill(olga.password)
  await part.getByRole('button', { name: 'Turn off' }).click()
  await part.getByRole('button', { name: 'Set up' }).waitFor()
}

export async function typePassword(page: Page, language: Language = 'pl'): Promise<void> {
  const { email, password, enter } = words[language]
  await page.getByLabel(email).fill(olga.email)
  await page.getByLabel(password).fill(olga.password)
  await page.getByRole('button', { name: enter }).click()
}

export async function typeCode(page: Page, code: string, language: Language = 'pl'): Promise<void> {
  await page.getByLabel(words[language].code).fill(code)
  await page.getByRole('button', { name: words[language].enter }).click()
}
