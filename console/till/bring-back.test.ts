import { expect, it } from 'vitest'
import { bringBack } from './bring-back.ts'

it('who stood there comes back, unless somebody else was served before the answer came', async () => {
  let isFree = true
  const before: string[] = []
  const put = async (one: string) => void before.push(one)
  expect(
    await bringBack(
      async () => 'hanna',
      () => isFree,
      put,
    ),
  ).toBe(true)
  let answer = (_: string) => {}
  const asked = new Promise<string>((resolve) => {
    answer = resolve
  })
  const bringing = bringBack(
    () => asked,
    () => isFree,
    put,
  )
  isFree = false
  answer('ewa')
  expect(await bringing).toBe(false)
  expect(before).toEqual(['hanna'])
})
