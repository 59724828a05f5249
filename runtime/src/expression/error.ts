/** The names of Python's and simpleeval's errors, and `NotSimulated` for valid Python that the workbench lacks. */
export type ExpressionErrorType =
  | 'AttributeDoesNotExist'
  | 'FeatureNotAvailable'
  | 'FunctionNotDefined'
  | 'IndexError'
  | 'InvalidExpression'
  | 'IterableTooLong'
  | 'KeyError'
  | 'NameNotDefined'
  | 'NotSimulated'
  | 'NumberTooHigh'
  | 'OperatorNotDefined'
  | 'OverflowError'
  | 'PathNotFound'
  | 'RecursionError'
  | 'SyntaxError'
  | 'TypeError'
  | 'ValueError'
  | 'ZeroDivisionError';

/** Why an expression has no value; `type` is what Python would have called it. */
export class ExpressionError extends Error {
  readonly type: ExpressionErrorType;

  constructor(type: ExpressionErrorType, message: string) {
    super(message);
    this.type = type;
  }
}
