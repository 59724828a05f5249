import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { type Coverage, type PhaseName, Places, type StateCoverage } from '../../../runtime/src/index.ts';
import { toRange } from './to-range.ts';

/** What the tests of a definition have come through, as VS Code shows it. */
export class FlowCoverage extends vscode.FileCoverage {
  readonly details: (vscode.StatementCoverage | vscode.DeclarationCoverage)[];

  constructor(definition: vscode.Uri, text: string, { states }: Coverage) {
    const places = new Places(text);
    const details = states.flatMap(state => detailsOf(state, places));
    const { statementCoverage, branchCoverage, declarationCoverage } = vscode.FileCoverage.fromDetails(
      definition,
      details,
    );
    super(definition, statementCoverage, branchCoverage, declarationCoverage);
    this.details = details;
  }
}

/** States are declarations and statements; the ways out of them, and what their rules compare, are branches. */
function detailsOf({ state, visits, exits, comparisons }: StateCoverage, places: Places) {
  const at = (phase: PhaseName) => {
    const range = places.rangeOf(state, phase);
    return range ? toRange(range) : new vscode.Position(0, 0);
  };
  const branches = [
    ...exits.map(({ exit, taken }) => new vscode.BranchCoverage(taken, at(`exit:${exit}`), exit)),
    ...comparisons.flatMap(({ rule, matched, unmatched }) => [
      new vscode.BranchCoverage(
        matched,
        at(`rule[${rule}]`),
        l10n.t('rule {value} matches', { value: rule + 1 }),
      ),
      new vscode.BranchCoverage(
        unmatched,
        at(`rule[${rule}]`),
        l10n.t('rule {value} does not match', { value: rule + 1 }),
      ),
    ]),
  ];
  return [
    new vscode.DeclarationCoverage(state, visits, at('enter')),
    new vscode.StatementCoverage(visits, at('enter'), branches),
  ];
}
