import { useTranslation } from 'react-i18next';

export type Tone = 'ink' | 'cham' | 'thoc' | 'tre' | 'son';
export type StatusKind =
  | 'registration'
  | 'result'
  | 'report'
  | 'account'
  | 'session'
  | 'decision'
  | 'campaign'
  | 'obligation'
  | 'nomination'
  | 'honour'
  | 'task'
  | 'visit'
  | 'directive'
  | 'pact';

/** Blue: with somebody else. Yellow: being worked on. Green: settled well. Red: asks for an act, or ended badly. */
const tones: Record<StatusKind, Record<string, Tone>> = {
  registration: {
    submitted: 'cham',
    returned: 'son',
    accepted: 'thoc',
    reported: 'cham',
    confirmed: 'thoc',
    judged: 'thoc',
    recognised: 'tre',
    refused: 'son',
  },
  result: { 'handed-in': 'cham', returned: 'son', confirmed: 'tre' },
  report: { 'handed-in': 'cham', returned: 'son', accepted: 'tre' },
  account: { active: 'tre' },
  session: { preparing: 'ink', scoring: 'thoc', closed: 'tre' },
  decision: { issued: 'tre', revoked: 'son' },
  campaign: { open: 'cham', closed: 'tre' },
  obligation: { owed: 'thoc', overdue: 'son', returned: 'son', late: 'thoc', 'handed-in': 'tre' },
  nomination: { sent: 'cham', accepted: 'tre', returned: 'son' },
  honour: { issued: 'tre', revoked: 'son' },
  task: { done: 'tre', doing: 'thoc' },
  visit: { open: 'thoc', answered: 'cham', closed: 'tre' },
  directive: { issued: 'tre', withdrawn: 'son' },
  pact: { signed: 'cham', scored: 'thoc', closed: 'tre' },
};

/** A status says itself in words; the colour only helps to find it. */
export function StatusTag({ kind, status }: { kind: StatusKind; status: string }) {
  const { t } = useTranslation('status');
  return (
    <span className="k-tag" data-tone={tones[kind][status] ?? 'ink'}>
      {t(`${kind}.${status}`)}
    </span>
  );
}

/** A tag for words that are no status. */
export const Tag = ({ tone = 'ink', children }: { tone?: Tone; children: string }) => (
  <span className="k-tag" data-tone={tone}>
    {children}
  </span>
);
