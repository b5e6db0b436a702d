import { type OfficeTask, openOffice } from './office.ts'

/** A sender of its own process: sends until asked to stop, or killed. */
const office = openOffice(JSON.parse(process.argv[2] ?? '') as OfficeTask)
let isStopping = false
process.on('message', () => {
  isStopping = true
})
process.on('disconnect', () => process.exit(0))
process.send?.('ready')
const [loop] = office.loops
while (!isStopping) {
  await loop?.turn()
  await new Promise((resolve) => setTimeout(resolve, 50))
}
await office[Symbol.asyncDispose]()
process.exit(0)
