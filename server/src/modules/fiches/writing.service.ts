import { type AuthorsShown, type Decision, DomainError, type Role, rootsOf } from '@diapason/domain';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/http/actor.js';
import { AccessService, type StrategyNode, TreeService } from '../strategies/index.js';
import { FichesRepository } from './fiches.repository.js';

export interface Opening {
  template: string;
  roots: string[];
  title: string;
  takenIn: number;
}

/** What the live text needs to know of the fiche it is the text of. */
@Injectable()
export class WritingService {
  constructor(
    private readonly repository: FichesRepository,
    private readonly tree: TreeService,
    private readonly access: AccessService,
  ) {}

  node(id: string): Promise<StrategyNode> {
    return this.tree.node(id);
  }

  /** The node whose text a document is; null when there is none. */
  nodeOfDocument(documentId: string): Promise<StrategyNode | null> {
    return this.tree.nodeOfDocument(documentId);
  }

  /** The nodes of whose text what was read out is older than the given update. */
  behind(heads: readonly { node: string; seq: number }[]): Promise<string[]> {
    return this.repository.behind(heads);
  }

  /** The roots of a node's document, what its title is to begin with, and the last update that was read out. */
  async opening({ id, templateId }: StrategyNode): Promise<Opening> {
    const { body } = await this.tree.template(templateId);
    const fiche = await this.repository.find(id);
    if (!fiche) throw new DomainError('NOT_FOUND');
    return { template: templateId, roots: rootsOf(body), title: fiche.title, takenIn: Number(fiche.seq) };
  }

  async mayRead(actor: Actor, { id, strategyId }: StrategyNode): Promise<Decision> {
    return (await this.access.standing(actor, strategyId)).decide('text.read', { node: id });
  }

  async rolesAt(actor: Actor, { id, strategyId }: StrategyNode): Promise<Role[]> {
    return (await this.access.standing(actor, strategyId)).rolesAt({ node: id });
  }

  async authorsShown(actor: Actor, { id, strategyId }: StrategyNode): Promise<AuthorsShown> {
    return (await this.access.standing(actor, strategyId)).authorsShown({ node: id });
  }

  async mayWrite(actor: Actor, { id, strategyId }: StrategyNode): Promise<Decision> {
    const fiche = await this.repository.find(id);
    return (await this.access.standing(actor, strategyId)).decide('text.write', {
      node: id,
      lifecycle: fiche?.lifecycle,
    });
  }
}
