import type { Dossier, Figure, Indicator, Result } from './api';

export const sections = ['narrative', 'difficulties', 'causes', 'proposals'] as const;
export type Section = (typeof sections)[number];

/** What is written in a result report, ready to be sent as it stands. */
export type Report = Record<Section, string> & { indicators: Figure[] };

/** One that is not begun starts from what the registration set out from and aims at. */
export const reportOf = (result: Result | undefined, aims: Dossier['aims'] = []): Report => ({
  narrative: result?.narrative ?? '',
  difficulties: result?.difficulties ?? '',
  causes: result?.causes ?? '',
  proposals: result?.proposals ?? '',
  indicators: (
    result?.indicators ??
    aims.map((aim) => ({ ...aim, actual: null, approximate: false, note: null, source: null }))
  ).map(({ indicator, baseline, target, actual, approximate, note, source }) => ({
    indicator,
    baseline,
    target,
    actual,
    approximate,
    note,
    source,
  })),
});

export const figureOf = ({ indicators }: Report, code: string): Figure =>
  indicators.find(({ indicator }) => indicator === code) ?? { indicator: code, approximate: false };

/** A figure without any number or word is not reported. */
export function withFigure(report: Report, figure: Figure): Report {
  const others = report.indicators.filter(({ indicator }) => indicator !== figure.indicator);
  const said =
    figure.baseline != null ||
    figure.target != null ||
    figure.actual != null ||
    (figure.note ?? '') + (figure.source ?? '') !== '';
  return { ...report, indicators: said ? [...others, figure] : others };
}

/** What the campaign does not ask any more is not sent: it would be refused. */
export const onlyAsked = <F extends { indicator: string }>(
  figures: readonly F[],
  asked: readonly Pick<Indicator, 'code'>[],
): F[] => figures.filter(({ indicator }) => asked.some(({ code }) => code === indicator));

export const asResultBody = (report: Report, asked: readonly Pick<Indicator, 'code'>[]) => ({
  narrative: report.narrative,
  difficulties: report.difficulties || null,
  causes: report.causes || null,
  proposals: report.proposals || null,
  indicators: onlyAsked(report.indicators, asked).map((figure) => ({
    ...figure,
    note: figure.note || null,
    source: figure.source || null,
  })),
});

/** What must still be written before the report can be handed in. */
export function lacking(
  report: Report,
  campaign: Dossier['campaign'],
): { sections: Section[]; indicators: Indicator[] } {
  return {
    sections: sections.filter(
      (section) => campaign.rules.resultSections.includes(section) && report[section].trim() === '',
    ),
    indicators: campaign.indicators.filter(
      ({ code, required }) => required && figureOf(report, code).actual == null,
    ),
  };
}

/** How much of the way from the start to the target was gone; null where that cannot be said. */
export function reached({ baseline, target, actual }: Figure): number | null {
  if (target == null || actual == null) return null;
  const from = baseline ?? 0;
  return target === from ? null : (actual - from) / (target - from);
}
