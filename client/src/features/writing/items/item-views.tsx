import type { ItemElement } from '@diapason/editor';
import { isItemElement } from '@diapason/editor';
import type { Extensions } from '@tiptap/core';
import { type Node, type ReactNodeViewProps, ReactNodeViewRenderer } from '@tiptap/react';
import type { ComponentType } from 'react';
import { IndicatorView } from './indicator-view.js';
import { MilestoneView } from './milestone-view.js';
import { OrganisationView } from './organisation-view.js';
import { RecordView } from './record-view.js';

const VIEWS: Record<ItemElement, ComponentType<ReactNodeViewProps>> = {
  organisation: OrganisationView,
  indicator: IndicatorView,
  milestone: MilestoneView,
  record: RecordView,
};

/** The extensions of the schema, with the items drawn as forms around their words. */
export const withItemViews = (extensions: Extensions): Extensions =>
  extensions.map((extension) =>
    isItemElement(extension.name)
      ? (extension as Node).extend({ addNodeView: () => ReactNodeViewRenderer(VIEWS[extension.name as ItemElement]) })
      : extension,
  );
