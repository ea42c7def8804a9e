import { useQuery } from '@tanstack/react-query';
import { command, query, remember, send, type components } from '@/api';

type Schemas = components['schemas'];
export type SessionRow = Schemas['JudgingSessionRow'];
export type Session = Schemas['JudgingSessionView'];
export type CandidateRow = Schemas['CandidateRow'];
export type Candidate = Schemas['CandidateView'];
export type Ranking = Schemas['RankingView'];
export type RankingRow = Schemas['RankingRow'];
export type Matrix = Schemas['MatrixView'];
export type Minutes = Schemas['Minutes'];
export type Eligible = Schemas['EligibleRow'];
export type Council = Schemas['CouncilView'];
export type CampaignRow = Schemas['CampaignRow'];
export type Appointee = Schemas['AppointeeRow'];
export type Rules = Schemas['SessionRules'];
export type TieRule = Schemas['TieRule'];
export type SheetContent = Schemas['SheetContent'];

const SESSIONS = '/api/judging-sessions';
const SESSION = '/api/judging-sessions/{id}';
const CANDIDATES = '/api/judging-sessions/{id}/candidates';
const CANDIDATE = '/api/candidates/{id}';

export const useListJudgingSessions = query(SESSIONS);
export const useGetJudgingSession = query(SESSION);
export const useGetCandidate = query(CANDIDATE);
export const useGetMatrix = query('/api/judging-sessions/{id}/matrix');
export const useGetRanking = query('/api/judging-sessions/{id}/ranking');
export const useGetMinutes = query('/api/judging-sessions/{id}/minutes');
export const useListEligible = query('/api/judging-sessions/{id}/eligible');
export const useListCouncils = query('/api/councils');
export const useGetCouncil = query('/api/councils/{id}');
export const useListAppointees = query('/api/appointees');
export const useListCampaigns = query('/api/campaigns');
export const useGetCampaign = query('/api/campaigns/{id}');

/** The whole queue, page by page: a scorer walks through all of it. */
export const useQueue = (id: string) =>
  useQuery({
    queryKey: [CANDIDATES, id],
    queryFn: async ({ signal }) => {
      const all: CandidateRow[] = [];
      let after: string | undefined;
      do {
        const page = await send(
          'get',
          CANDIDATES,
          { path: { id }, query: { limit: 100, after } },
          { signal },
        );
        all.push(...page.items);
        after = page.next ?? undefined;
      } while (after);
      return all;
    },
  });

const forgets = [SESSIONS];
export const useCreateCouncil = command('post', '/api/councils', {
  forgets: ['/api/councils'],
  then: (answer, _call, client) =>
    remember(client, '/api/councils/{id}', { path: { id: answer.id } }, answer),
});
export const useCreateJudgingSession = command('post', SESSIONS, { forgets });
export const useAddCandidates = command('post', CANDIDATES, { forgets });
export const useRemoveCandidate = command('delete', CANDIDATE, { forgets });
export const useOpenScoring = command('post', '/api/judging-sessions/{id}/open', {
  forgets: [SESSIONS, '/api/candidates'],
});
export const useRecordAttendance = command('post', '/api/judging-sessions/{id}/attendance', {
  forgets,
  then: (answer, { path }, client) => remember(client, SESSION, { path }, answer),
});
export const useChooseTie = command('post', '/api/judging-sessions/{id}/tie', { forgets });
export const useCloseSession = command('post', '/api/judging-sessions/{id}/close', {
  forgets: [SESSIONS, '/api/candidates', '/api/registrations'],
});
export const useDeclareConflict = command('post', '/api/candidates/{id}/conflict', {
  forgets,
  then: (answer, { path }, client) => remember(client, CANDIDATE, { path }, answer),
});
export const useHandInScoreSheet = command('post', '/api/candidates/{id}/score-sheet/hand-in', {
  forgets: [SESSIONS, '/api/candidates'],
});
export const saveScoreSheet = (id: string, rowVersion: number, body: Schemas['SaveScoreSheet']) =>
  send('put', '/api/candidates/{id}/score-sheet', { path: { id }, body, rowVersion });
