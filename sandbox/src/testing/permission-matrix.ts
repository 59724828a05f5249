import { table } from './permission-table.ts';

/**
 * Every role against every route that asks for one, as Globus documents them: what is not seen is 404, what is seen and not
 * allowed is 403. A column is a role, and Ben has it.
 */
export const permissionMatrix = {
  flows: table(`
                                              none  viewer  starter  administrator  owner  run_manager  run_monitor
    GET /flows/:flow_id                        404     200      200            200    200          200          200
    GET /flows/:flow_id/runs                   404     200      200            200    200          200          200
    POST /flows/:flow_id/validate_run          403     403      200            200    200          403          403
    POST /flows/:flow_id/run                   404     403      201            201    201          403          403
    PUT /flows/:flow_id                        404     403      403            200    200          403          403
    GET /runs/:run_id                          404     404      404            200    200          200          200
    GET /runs/:run_id/log                      404     404      404            200    200          200          200
    GET /flows/:flow_id/runs/:run_id/log       404     404      404            200    200          200          200
    GET /runs/:run_id/definition               404     404      404            200    200          200          200
    PUT /runs/:run_id                          404     404      404            200    200          200          403
    POST /runs/:run_id/resume                  404     404      404            403    403          403          403
    POST /flows/:flow_id/:run_id/resume        404     404      404            403    403          403          403
    POST /runs/:run_id/cancel                  404     404      404            202    202          202          403
    POST /runs/:run_id/release                 404     404      404            200    200          200          403
    DELETE /flows/:flow_id                     404     403      403            200    200          403          403
  `),
  /** Of one run, without any role on its flow. */
  runs: table(`
                                              none  owner  manager  monitor
    GET /flows/:flow_id                        404    404      404      404
    GET /runs/:run_id                          404    200      200      200
    GET /runs/:run_id/log                      404    200      200      200
    GET /flows/:flow_id/runs/:run_id/log       404    200      200      200
    GET /runs/:run_id/definition               404    200      200      200
    PUT /runs/:run_id                          404    200      200      403
    POST /batch/runs                           403    202      202      403
    POST /runs/:run_id/resume                  404    200      403      403
    POST /flows/:flow_id/:run_id/resume        404    200      403      403
    POST /runs/:run_id/cancel                  404    202      202      403
    POST /runs/:run_id/release                 404    200      200      403
  `),
  webInputs: table(`
                                              none  starter  viewer  respondent
    GET /web_inputs/:web_input_id              404      404     200         200
    POST /web_inputs/:web_input_id/respond     404      404     403         200
  `),
  /** On a personal computer, whose roles and collections are managed at Transfer. */
  collections: table(`
                                                                none  activity_monitor  activity_manager  access_manager  restricted_administrator  administrator
    GET /v0.10/endpoint/:endpoint_id                             200               200               200             200                       200            200
    GET /v0.10/endpoint/:endpoint_id/my_shared_endpoint_list     200               200               200             200                       200            200
    GET /v0.10/endpoint/:endpoint_id/shared_endpoint_list        200               200               200             200                       200            200
    GET /v0.10/endpoint/:endpoint_id/my_effective_pause_rule_list  200              200               200             200                       200            200
    GET /v0.10/endpoint/:endpoint_id/role_list                   403               200               200             200                       200            200
    POST /v0.10/endpoint/:endpoint_id/role                       403               403               403             403                       403            201
    GET /v0.10/endpoint/:endpoint_id/role/:role_id               403               200               200             200                       200            200
    DELETE /v0.10/endpoint/:endpoint_id/role/:role_id            403               403               403             403                       403            200
    GET /v0.10/endpoint/:endpoint_id/access_list                 403               403               403             200                       200            200
    GET /v0.10/endpoint/:endpoint_id/access/:rule_id             403               403               403             200                       200            200
    POST /v0.10/endpoint/:endpoint_id/access                     403               403               403             201                       403            201
    PUT /v0.10/endpoint/:endpoint_id/access/:rule_id             403               403               403             200                       403            200
    DELETE /v0.10/endpoint/:endpoint_id/access/:rule_id          403               403               403             200                       200            200
    GET /v0.10/operation/endpoint/:endpoint_id/ls                403               403               403             200                       403            200
    GET /v0.10/operation/endpoint/:endpoint_id/stat              403               403               403             200                       403            200
    POST /v0.10/operation/endpoint/:endpoint_id/mkdir            403               403               403             200                       403            200
    POST /v0.10/operation/endpoint/:endpoint_id/rename           403               403               403             200                       403            200
    POST /v0.10/transfer                                         403               403               403             202                       403            202
    POST /v0.10/delete                                           403               403               403             202                       403            202
    PUT /v0.10/endpoint/:endpoint_id                             403               403               403             403                       403            200
    DELETE /v0.10/endpoint/:endpoint_id                          403               403               403             403                       403            200
  `),
  /** The mapped collection of a personal computer, which is its owner's alone; its owner is Ada. */
  personalComputers: table(`
                                                                none  administrator  owner
    GET /v0.10/operation/endpoint/:endpoint_id/ls                403            403    200
    POST /v0.10/endpoint/:endpoint_id/access                     409            409    409
    POST /v0.10/shared_endpoint                                  403            403    201
  `),
  /** Of a task of Transfer, and of nobody's who has a role on its collections. */
  transferTasks: table(`
                                                                none  collection_administrator  owner
    GET /v0.10/task/:task_id                                     404                       404    200
    GET /v0.10/task/:task_id/event_list                          404                       404    200
    GET /v0.10/task/:task_id/successful_transfers                404                       404    200
    GET /v0.10/task/:task_id/skipped_errors                      404                       404    200
    GET /v0.10/task/:task_id/pause_info                          404                       404    200
    PUT /v0.10/task/:task_id                                     404                       404    409
    POST /v0.10/task/:task_id/cancel                             404                       404    200
  `),
  /** Guest collections with a server of their own. `account`: a local account at the mapped collection. */
  serverCollections: table(`
                                              none  activity_monitor  access_manager  administrator  account
    GET /api/collections                       200               200             200            200      200
    GET /api/collections/:collection_id        200               200             200            200      200
    GET /api/user_credentials                  200               200             200            200      200
    POST /api/collections                      403               403             403            403      201
    GET /api/roles                             403               200             200            200      403
    GET /api/roles/:role_id                    404               200             200            200      404
    POST /api/roles                            403               403             403            201      403
    DELETE /api/roles/:role_id                 403               403             403            200      403
    PATCH /api/collections/:collection_id      403               403             403            200      403
    DELETE /api/collections/:collection_id     403               403             403            200      403
  `),
  indexes: table(`
                                                          stranger  none  writer  admin  owner
    GET /v1/index/:index_id                                    200   200     200    200    200
    GET /v1/index/:index_id/search                             200   200     200    200    200
    POST /v1/index/:index_id/search                            200   200     200    200    200
    POST /v1/index/:index_id/search (bypass_visible_to)        403   403     403    200    200
    POST /v1/index/:index_id/scroll                            200   200     200    200    200
    GET /v1/index/:index_id/subject                            200   200     200    200    200
    GET /v1/index/:index_id/entry                              200   200     200    200    200
    PATCH /v1/index/:index_id                                  401   403     403    200    200
    POST /v1/index/:index_id/ingest                            401   403     200    200    200
    POST /v1/index/:index_id/entry                             401   403     200    200    200
    PUT /v1/index/:index_id/entry                              401   403     200    200    200
    GET /v1/task/:task_id                                      401   403     200    200    200
    GET /v1/task_list/:index_id                                401   403     200    200    200
    DELETE /v1/index/:index_id/entry                           401   403     200    200    200
    DELETE /v1/index/:index_id/subject                         401   403     200    200    200
    POST /v1/index/:index_id/batch_delete_by_subject           401   403     200    200    200
    POST /v1/index/:index_id/delete_by_query                   401   403     200    200    200
    GET /v1/index/:index_id/role_list                          401   403     403    200    200
    POST /v1/index/:index_id/role (writer)                     401   403     403    200    200
    POST /v1/index/:index_id/role (owner)                      401   403     403    403    200
    DELETE /v1/index/:index_id/role/:role_id                   401   403     403    200    200
    DELETE /v1/index/:index_id                                 401   403     403    403    200
    POST /v1/index/:index_id/reopen                            401   403     403    403    200
  `),
  projects: table(`
                                                             none  group  administrator
    GET /v2/api/projects/:project_id                          404    200            200
    PUT /v2/api/projects/:project_id                          404    200            200
    POST /v2/api/clients                                      404    201            201
    GET /v2/api/clients/:client_id                            404    200            200
    PUT /v2/api/clients/:client_id                            404    200            200
    GET /v2/api/clients/:client_id/credentials                404    200            200
    POST /v2/api/clients/:client_id/credentials               404    201            201
    DELETE /v2/api/clients/:client_id/credentials/:credential_id  404  200          200
    DELETE /v2/api/clients/:client_id                         404    200            200
    DELETE /v2/api/projects/:project_id                       404    200            200
  `),
  groups: table(`
                                              none  member
    GET /v2/groups/:group_id                   404     200
  `),
  identities: table(`
                                                       other  self
    GET /v2/api/identities/:identity_id                  200   200
    GET /v2/api/identities/:identity_id/consents         403   200
  `),
  /** For those who have an account at the endpoint. Version 2 tells of each task by itself (207). */
  functions: table(`
                                                   none  group  public  owner
    GET /v2/functions/:function_uuid                403    200     200    200
    POST /v2/submit                                 207    200     200    200
    POST /v3/endpoints/:endpoint_uuid/submit        403    200     200    200
  `),
  computeEndpoints: table(`
                                                   none  account  owner
    GET /v2/endpoints/:endpoint_uuid                200      200    200
    GET /v2/endpoints/:endpoint_uuid/status         200      200    200
    POST /v3/endpoints/:endpoint_uuid/submit        422      200    200
  `),
  /** Of a task, and of nobody's who has the function or the endpoint. */
  computeTasks: table(`
                                                   none  endpoint_owner  owner
    GET /v2/tasks/:task_uuid                        404             404    200
    GET /v2/taskgroup/:task_group_uuid              404             404    200
  `),
  /** Every provider has these routes below its own path. */
  actions: table(`
                                                   none  monitor  manager  creator
    GET /actions/:provider/:action_id/status        404      200      200      200
    POST /actions/:provider/:action_id/cancel       404      404      200      200
    POST /actions/:provider/:action_id/release      404      404      200      200
  `),
};
