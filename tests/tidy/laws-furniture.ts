import type { Law } from './law.ts'
import { rooms } from './laws-flow.ts'
import type { Source } from './source.ts'

/** Rooms that are made of smaller ones: each of these has the furniture. */
const suites: Readonly<Record<string, readonly string[]>> = {
  commerce: ['catalog', 'location', 'stock', 'cart', 'wishlist', 'order', 'payment', 'loyalty', 'coupon'],
}

const furnished = rooms.flatMap((room) => suites[room]?.map((one) => `${room}/${one}`) ?? [room])

const furniture = ['index', 'schema', 'rules', 'store', 'service', 'routes'] as const

/** Every room has the same furniture, as a file or a folder of that name, and a header that says what it is. */
export const furnitureLaw: Law = {
  id: 'furniture',
  leastSeen: furnished.length * furniture.length,
  check(sources) {
    const violations: string[] = []
    let seen = 0
    for (const room of furnished) {
      for (const piece of furniture) {
        seen++
        if (!hasPiece(sources, room, piece)) violations.push(`server/modules/${room} has no ${piece}`)
      }
    }
    for (const room of rooms) {
      if (!sources.some((one) => one.path.startsWith(`server/modules/${room}/migrations/pg/`)))
        violations.push(`server/modules/${room} has no migrations`)
      const face = sources.find((one) => one.path === `server/modules/${room}/index.ts`)
      if (face && !/^\/\*\*[\s\S]{150,}?\*\//.test(face.text))
        violations.push(`${face.path} has no header: what it is, its nouns, facts in, facts out`)
    }
    return { seen, violations }
  },
}

function hasPiece(sources: readonly Source[], room: string, piece: string): boolean {
  const base = `server/modules/${room}/${piece}`
  return sources.some(
    (one) => one.path === `${base}.ts` || (one.path.startsWith(`${base}/`) && one.path.endsWith('.ts')),
  )
}

/** A room whose tables know customers can export and erase them. */
export const privacyLaw: Law = {
  id: 'privacy',
  leastSeen: 4,
  check(sources) {
    const violations: string[] = []
    let seen = 0
    for (const sql of sources.filter((one) => /^server\/modules\/[^/]+\/migrations\/pg\//.test(one.path))) {
      const tables = sql.code.match(/CREATE TABLE[\s\S]*?;/g) ?? []
      const room = sql.path.split('/')[2] ?? ''
      for (const table of tables) {
        seen++
        if (!/\b(birth_id|birth|root_service|root_id)\s+uuid/i.test(table)) continue
        const face = sources.find((one) => one.path === `server/modules/${room}/index.ts`)
        if (!face || !/\bprivacy\b/.test(face.code))
          violations.push(`${sql.path}: a table with a customer key, but ${room} exports no privacy`)
      }
    }
    return { seen, violations: [...new Set(violations)] }
  },
}
