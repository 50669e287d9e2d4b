import * as vscode from 'vscode';
import { err, type Result } from '../../base/result';
import { readPolicyText } from '../../regulation/files/policyText';
import type { TextProblem, TextRange } from '../../regulation/files/readText';
import type { Policy } from '../../regulation/policy/schema';
import { issueText } from './issueText';

/** The policy of a file's text, or what is wrong with it as VS Code shows it. */
export function readPolicyDocument(text: string): Result<Policy, readonly vscode.Diagnostic[]> {
  const read = readPolicyText(text);
  return read.ok ? read : err(read.error.map(diagnosticOf));
}

export function diagnosticOf({ range, issue }: TextProblem): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(rangeOf(range), issueText(issue), vscode.DiagnosticSeverity.Error);
  diagnostic.source = 'ВЭ Сопровождение';
  diagnostic.code = issue.code;
  return diagnostic;
}

function rangeOf({ from, to }: TextRange): vscode.Range {
  return new vscode.Range(from.line, from.column, to.line, to.column);
}
