import { type BlockContent, type Content, lineText } from '../content.js';
import type { ItemElement, MilestoneStatus, OrganisationRole } from '../vocabulary.js';

export interface OrganisationItem {
  id: string;
  role: OrganisationRole;
  /** Ids of the directory; empty when the words name someone it does not know. */
  organisation: string;
  college: string;
  words: string;
}

export interface IndicatorItem {
  id: string;
  label: string;
  unit: string;
  baseline: string;
  target: string;
  due: string;
  targets: Record<string, string>;
}

export interface MilestoneItem {
  id: string;
  period: string;
  text: string;
  status: MilestoneStatus;
}

const itemsOf = ({ content }: Content, type: ItemElement): BlockContent[] =>
  content.filter((block) => block.type === type);

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export const organisationItems = (content: Content): OrganisationItem[] =>
  itemsOf(content, 'organisation').map(({ attrs = {}, content: line }) => ({
    id: text(attrs.id),
    role: attrs.role as OrganisationRole,
    organisation: text(attrs.organisation),
    college: text(attrs.college),
    words: lineText(line),
  }));

export const indicatorItems = (content: Content): IndicatorItem[] =>
  itemsOf(content, 'indicator').map(({ attrs = {}, content: line }) => ({
    id: text(attrs.id),
    label: lineText(line),
    unit: text(attrs.unit),
    baseline: text(attrs.baseline),
    target: text(attrs.target),
    due: text(attrs.due),
    targets: (attrs.targets ?? {}) as Record<string, string>,
  }));

export const milestoneItems = (content: Content): MilestoneItem[] =>
  itemsOf(content, 'milestone').map(({ attrs = {}, content: line }) => ({
    id: text(attrs.id),
    period: text(attrs.period),
    text: lineText(line),
    status: attrs.status as MilestoneStatus,
  }));
