import { relative } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * Seconds of the long files, measured in a whole run. Only their order matters: an old figure makes the run a little longer
 * and nothing wrong.
 */
const seconds: Readonly<Record<string, number>> = {
  'tests/e2e/console.test.ts': 170,
  'tests/guarantees/g01-acknowledged-survives-kill.test.ts': 110,
  'tests/e2e/studio.test.ts': 110,
  'tests/guarantees/g18-erasure.test.ts': 100,
  'tests/guarantees/g23-operation.test.ts': 95,
  'tests/smoke/sample-brand.test.ts': 85,
  'server/platform/engine/engine.pg.test.ts': 80,
  'tests/guarantees/g03-full-disk.test.ts': 70,
  'tests/guarantees/g25-no-stored-script.test.ts': 65,
  'tests/mutants/mutants.test.ts': 60,
  'tests/e2e/consents.test.ts': 50,
  'tests/guarantees/g23-bad-input.test.ts': 47,
  'tests/guarantees/g12-frequency-caps.test.ts': 46,
  'tests/peers/vendure.test.ts': 45,
  'tests/peers/official-clients.test.ts': 45,
  'tests/e2e/till.test.ts': 43,
  'tests/e2e/channels.test.ts': 42,
  'tests/guarantees/g22-nobody-slows-others.test.ts': 40,
  'tests/guarantees/g06-conservation.test.ts': 39,
  'tests/guarantees/g02-page-roulette.test.ts': 37,
  'tests/stories/s01-the-walking-cart.test.ts': 36,
  'tests/stories/s14-her-own-data.test.ts': 34,
  'tests/guarantees/g07-rebuild-command.test.ts': 32,
  'tests/stories/s33-the-door-in.test.ts': 32,
  'tests/stories/s31-the-plan.test.ts': 32,
  'tests/stories/s21-one-message-many-channels.test.ts': 31,
  'tests/gates/tools.test.ts': 31,
  'tests/guarantees/g23-fuzz.test.ts': 31,
  'tests/guarantees/g23-bad-reach.test.ts': 30,
  'tests/smoke/start.test.ts': 30,
  'tests/guarantees/g10-campaign-killed.test.ts': 29,
  'tests/e2e/web-sdk.test.ts': 25,
  'tests/e2e/forms.test.ts': 24,
  'tests/stories/s32-the-segment.test.ts': 24,
  'tests/guarantees/g15-workspaces.test.ts': 23,
  'tests/guarantees/g17-merge-reversible.test.ts': 23,
  'tests/stories/s10-the-living-mail.test.ts': 23,
  'tests/guarantees/g04-one-effect-per-message.test.ts': 22,
  'tests/guarantees/g01-deliveries-survive-kill.test.ts': 21,
  'tests/guarantees/g20-tamper-evident.test.ts': 21,
  'plugins/channels/email-smtp/bounce/door.test.ts': 20,
  'tests/stories/s12-points-and-coupons.test.ts': 20,
  'tests/guarantees/g02-sync-before-ack.test.ts': 20,
}

/** The longest first, the quick rules last: the workers end together, and none of them alone with a long one. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId, project }: TestSpecification): number =>
      (project.config.isolate ? 1 : 0) + (seconds[relative(this.ctx.config.root, moduleId)] ?? 0)
    const usual = await super.sort(files)
    return usual.sort((a, b) => rank(b) - rank(a))
  }
}
