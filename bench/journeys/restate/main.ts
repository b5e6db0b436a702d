import { createRequire } from 'node:module'
import { join } from 'node:path'

/**
 * A service of Restate whose only handler takes one recorded step. Its packages lie in the folder given; prints `port N` once it
 * listens.
 */
const [, , folder = ''] = process.argv

/** What is used of Restate here. */
interface Context {
  run<T>(name: string, act: () => Promise<T>): Promise<T>
}
interface Sdk {
  service(definition: object): object
  serve(o: { services: object[]; port: number }): Promise<number>
}

const sdk: Sdk = createRequire(join(folder, 'package.json'))('@restatedev/restate-sdk')
const walk = sdk.service({
  name: 'walk',
  handlers: {
    step: (context: Context, person: string) => context.run('step', async () => person.length),
  },
})
process.stdout.write(`port ${await sdk.serve({ services: [walk], port: 0 })}\n`)
