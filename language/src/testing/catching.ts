/** A definition with an action that has these catchers (JSON text); B is another state. */
export function catching(catchers: string): string {
  return `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Action",
      "ActionUrl": "https://transfer.actions.globus.org/ls",
      "Parameters": { "endpoint_id.$": "$.id" },
      "ResultPath": "$.List",
      "ExceptionOnActionFailure": true,
      "Catch": ${catchers},
      "End": true
    },
    "B": { "Type": "Fail" }
  }
}`;
}
