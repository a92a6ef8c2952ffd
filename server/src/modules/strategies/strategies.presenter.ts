import type { PhaseView, StrategySummary, StrategyView } from '@diapason/contracts';
import type { Standing } from './access.service.js';
import type { Phase } from './phase.entity.js';
import type { Strategy } from './strategy.entity.js';
import type { Template } from './template.entity.js';

export const phaseView = ({ id, kind, name, startsOn, endsOn, freezesNumbers }: Phase): PhaseView => ({
  id,
  kind,
  name,
  startsOn,
  endsOn,
  freezesNumbers,
});

export const summary = ({ id, slug, name }: Strategy, phase: Phase): StrategySummary => ({
  id,
  slug,
  name,
  phase: phaseView(phase),
});

export function strategyView(
  strategy: Strategy,
  phases: readonly Phase[],
  templates: readonly Template[],
  standing: Standing,
): StrategyView {
  const current = phases.find(({ id }) => id === strategy.currentPhaseId) as Phase;
  return {
    ...summary(strategy, current),
    levels: strategy.levels,
    themes: strategy.themes,
    templates: templates.map(({ id, body }) => ({ id, ...body })),
    phases: phases.map(phaseView),
    adjustments: strategy.adjustments,
    authorsShownTo: strategy.authorsShownTo,
    sharesInFigures: strategy.sharesInFigures,
    abilities: {
      arrange: standing.may('node.arrange'),
      changePhase: standing.may('phase.change'),
      configure: standing.may('strategy.configure'),
      seeAuthors: standing.authorsShown() !== 'nothing',
    },
  };
}
