/** What consent keeps of a workspace. */
export const consentTables = {
  /** Made again by the pipeline from the log. */
  derived: ['consent.record', 'consent.signal', 'consent.frequency'],
  /** Declared by people, decided by the gate, or meant to outlive the log: no rebuild makes them again. */
  kept: [
    'consent.suppression',
    'consent.purpose',
    'consent.wording',
    'consent.settings',
    'consent.cap_rule',
    'consent.budget',
    'consent.contact',
    'consent.decision',
    'consent.confirmation',
    // What the ledger said once cannot be unsaid.
    'consent.record_link',
    'consent.record_head',
    'consent.hold',
    'consent.retention',
    'consent.request_act',
    'consent.request',
  ],
} as const
