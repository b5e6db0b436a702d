import { DBOS } from '@dbos-inc/dbos-sdk'

/**
 * The same step with DBOS over the same PostgreSQL: a durable workflow for each person that takes one recorded step.
 * @returns steps a second
 */
export async function runDbos(url: string, people: number): Promise<number> {
  DBOS.setConfig({ name: 'splot-bench', systemDatabaseUrl: url, logLevel: 'error' })
  const walk = DBOS.registerWorkflow(
    async (person: string) => {
      await DBOS.runStep(async () => person.length, { name: 'step' })
    },
    { name: 'walk' },
  )
  await DBOS.launch()
  try {
    const began = performance.now()
    for (let from = 0; from < people; from += 100) {
      const handles = await Promise.all(
        Array.from({ length: Math.min(100, people - from) }, (_, i) =>
          DBOS.startWorkflow(walk)(`person ${from + i}`),
        ),
      )
      await Promise.all(handles.map((one) => one.getResult()))
    }
    return people / ((performance.now() - began) / 1_000)
  } finally {
    await DBOS.shutdown()
  }
}
