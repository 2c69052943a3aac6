/// The typed calls of the client.
#[derive(Debug)]
#[allow(unreachable_pub, reason = "generated code")]
pub enum Calls {}
impl ::openapi_conformance::typed_calls::TypedCalls for Calls {
    type Api = crate::types::Api;
    type Client = crate::types::Client;
    fn client(
        setup: ::openapi_conformance::typed_calls::Setup<'_>,
    ) -> ::std::result::Result<
        ::std::result::Result<crate::types::Client, crate::types::Error>,
        ::std::string::String,
    > {
        let mut builder = crate::types::Client::builder().options(setup.options);
        if let Some(base_url) = setup.base_url {
            builder = builder.base_url(base_url);
        }
        if let Some(http_client) = setup.http_client {
            builder = builder.http_client(http_client);
        }
        #[allow(unused_mut, reason = "generated code")]
        let mut credentials = setup.credentials;
        credentials.finish()?;
        Ok(builder.build())
    }
    fn call<'c>(
        client: &'c crate::types::Client,
        operation: &str,
        parameters: ::openapi_conformance::typed_calls::Properties<'c>,
        customization: ::std::option::Option<&'c ::openapi_conformance::Customization>,
    ) -> ::openapi_conformance::typed_calls::TypedCall<'c> {
        match operation {
            "add_entry" => {
                ::std::boxed::Box::pin(call_add_entry(client, parameters, customization))
            }
            "set_entries" => {
                ::std::boxed::Box::pin(
                    call_set_entries(client, parameters, customization),
                )
            }
            "mark_entries" => {
                ::std::boxed::Box::pin(
                    call_mark_entries(client, parameters, customization),
                )
            }
            _ => ::openapi_conformance::typed_calls::unknown_operation(operation),
        }
    }
    fn schemas() -> ::std::vec::Vec<
        (&'static str, ::openapi_conformance::typed_calls::Schema),
    > {
        crate::types::schemas()
    }
}
#[allow(unused_mut, reason = "generated code")]
async fn call_add_entry(
    client: &crate::types::Client,
    mut parameters: ::openapi_conformance::typed_calls::Properties<'_>,
    customization: ::std::option::Option<&::openapi_conformance::Customization>,
) -> ::std::result::Result<::openapi_conformance::Outcome, ::std::string::String> {
    let mut call = client.add_entry();
    if let Some(value) = parameters.take_body() {
        let body = set_EntryRequest(
            &value,
            crate::types::types::EntryRequest::builder(),
        )?;
        if value.has_more_than(&["name", "checked_by", "note"]) {
            let mut properties = value.properties()?;
            call = call
                .set_key(
                    match properties.take("key") {
                        Some(value) => Some(value.text()?),
                        None => None,
                    },
                );
            call = call
                .set_name(
                    match properties.take("name") {
                        Some(value) => Some(value.text()?),
                        None => None,
                    },
                );
            call = call
                .set_checked_by(
                    match properties.take("checked_by") {
                        Some(value) => {
                            Some(value.nullable(|value| Ok(value.text()?.to_owned()))?)
                        }
                        None => None,
                    },
                );
            call = call
                .set_note(
                    match properties.take("note") {
                        Some(value) => Some(value.json()),
                        None => None,
                    },
                );
            call = call
                .set_maybe(
                    match properties.take_nullable("maybe") {
                        Some(value) => Some(value.json()),
                        None => None,
                    },
                );
            call = call
                .set_rank(
                    match properties.take("rank") {
                        Some(value) => Some(value.integer::<i64>()?),
                        None => None,
                    },
                );
            call = call
                .set_factor(
                    match properties.take("factor") {
                        Some(value) => Some(value.number()?),
                        None => None,
                    },
                );
            call = call
                .set_sure(
                    match properties.take("sure") {
                        Some(value) => Some(value.boolean()?),
                        None => None,
                    },
                );
            call = call
                .set_order(
                    match properties.take("order") {
                        Some(value) => Some(value.text()?),
                        None => None,
                    },
                );
            call = call
                .set_state(
                    match properties.take_nullable("state") {
                        Some(value) => Some(value.text()?),
                        None => None,
                    },
                );
            call = call
                .set_states(
                    match properties.take("states") {
                        Some(value) => {
                            Some(
                                value
                                    .list(|value| Ok(
                                        value
                                            .nullable(|value| Ok(
                                                value
                                                    .made(
                                                        crate::types::types::EntryRequestStatesItem::try_from(
                                                            value.text()?,
                                                        ),
                                                    )?,
                                            ))?,
                                    ))?,
                            )
                        }
                        None => None,
                    },
                );
            call = call
                .set_count(
                    match properties.take("count") {
                        Some(value) => Some(value.integer::<u64>()?),
                        None => None,
                    },
                );
            call = call
                .set_small(
                    match properties.take("small") {
                        Some(value) => Some(value.integer::<i32>()?),
                        None => None,
                    },
                );
            call = call
                .set_size(
                    match properties.take("size") {
                        Some(value) => Some(value.number()?),
                        None => None,
                    },
                );
            call = call
                .set_names(
                    match properties.take("names") {
                        Some(value) => {
                            Some(
                                crate::types::types::Names::from(
                                    value.list(|value| Ok(value.text()?.to_owned()))?,
                                ),
                            )
                        }
                        None => None,
                    },
                );
            call = call
                .set_spectrum(
                    match properties.take("spectrum") {
                        Some(value) => {
                            Some(
                                crate::types::types::Lines::from(
                                    value
                                        .map(|value| Ok(value.list(|value| Ok(value.number()?))?))?,
                                ),
                            )
                        }
                        None => None,
                    },
                );
            call = call
                .set_tags(
                    match properties.take_nullable("tags") {
                        Some(value) => {
                            Some(
                                crate::types::types::Tags::from(
                                    value
                                        .list(|value| Ok(
                                            crate::types::types::Tag::from(value.text()?.to_owned()),
                                        ))?,
                                ),
                            )
                        }
                        None => None,
                    },
                );
            call = call
                .set_comment(
                    match properties.take_nullable("comment") {
                        Some(value) => Some(value.text()?),
                        None => None,
                    },
                );
            call = call
                .set_checker(
                    match properties.take_nullable("checker") {
                        Some(value) => {
                            Some(
                                set_CheckerRequest(
                                    &value,
                                    crate::types::types::CheckerRequest::builder(),
                                )?,
                            )
                        }
                        None => None,
                    },
                );
            call = call
                .set_things(
                    match properties.take("things") {
                        Some(value) => Some(value.list(|value| Ok(value.json()))?),
                        None => None,
                    },
                );
            call = call
                .set_gaps(
                    match properties.take("gaps") {
                        Some(value) => {
                            Some(
                                value
                                    .list(|value| Ok(
                                        value.nullable(|value| Ok(value.integer::<i64>()?))?,
                                    ))?,
                            )
                        }
                        None => None,
                    },
                );
            call = call
                .set_free(
                    match properties.take("free") {
                        Some(value) => Some(value.object()?),
                        None => None,
                    },
                );
            call = call
                .set_empty(
                    match properties.take("empty") {
                        Some(value) => Some(value.object()?),
                        None => None,
                    },
                );
            call = call
                .set_links(
                    match properties.take("links") {
                        Some(value) => {
                            Some(
                                set_Links(&value, crate::types::types::Links::builder())?,
                            )
                        }
                        None => None,
                    },
                );
            properties.finish(&call)?;
        } else {
            call = call.body(body);
        }
    }
    parameters.finish(&call)?;
    let Some(customization) = customization else {
        return ::openapi_conformance::typed_calls::outcome(call.send().await);
    };
    let mut call = call.customize();
    if let Some(timeout) = customization.timeout() {
        call = call.timeout(timeout);
    }
    for (name, value) in &customization.headers {
        call = call.header(name, value);
    }
    for (name, value) in &customization.extra {
        call = call.extra(name, value.clone());
    }
    ::openapi_conformance::typed_calls::outcome(call.send().await)
}
#[allow(unused_mut, reason = "generated code")]
async fn call_set_entries(
    client: &crate::types::Client,
    mut parameters: ::openapi_conformance::typed_calls::Properties<'_>,
    customization: ::std::option::Option<&::openapi_conformance::Customization>,
) -> ::std::result::Result<::openapi_conformance::Outcome, ::std::string::String> {
    let mut call = client.set_entries();
    if let Some(value) = parameters.take_body() {
        call = call
            .body(
                crate::types::types::Names::from(
                    value.list(|value| Ok(value.text()?.to_owned()))?,
                ),
            );
    }
    parameters.finish(&call)?;
    let Some(customization) = customization else {
        return ::openapi_conformance::typed_calls::outcome(call.send().await);
    };
    let mut call = call.customize();
    if let Some(timeout) = customization.timeout() {
        call = call.timeout(timeout);
    }
    for (name, value) in &customization.headers {
        call = call.header(name, value);
    }
    for (name, value) in &customization.extra {
        call = call.extra(name, value.clone());
    }
    ::openapi_conformance::typed_calls::outcome(call.send().await)
}
#[allow(unused_mut, reason = "generated code")]
async fn call_mark_entries(
    client: &crate::types::Client,
    mut parameters: ::openapi_conformance::typed_calls::Properties<'_>,
    customization: ::std::option::Option<&::openapi_conformance::Customization>,
) -> ::std::result::Result<::openapi_conformance::Outcome, ::std::string::String> {
    let mut call = client.mark_entries();
    if let Some(value) = parameters.take_body() {
        call = call.body(value.object()?);
    }
    parameters.finish(&call)?;
    let Some(customization) = customization else {
        return ::openapi_conformance::typed_calls::outcome(call.send().await);
    };
    let mut call = call.customize();
    if let Some(timeout) = customization.timeout() {
        call = call.timeout(timeout);
    }
    for (name, value) in &customization.headers {
        call = call.header(name, value);
    }
    for (name, value) in &customization.extra {
        call = call.extra(name, value.clone());
    }
    ::openapi_conformance::typed_calls::outcome(call.send().await)
}
#[allow(non_snake_case, unused_mut, reason = "generated code")]
fn set_CheckerRequest(
    value: &::openapi_conformance::typed_calls::Plain<'_>,
    mut builder: crate::types::types::builder::CheckerRequest,
) -> ::std::result::Result<
    crate::types::types::builder::CheckerRequest,
    ::std::string::String,
> {
    let mut properties = value.properties()?;
    if let Some(value) = properties.take("name") {
        builder = builder.name(value.text()?);
    }
    properties.finish(&builder)?;
    value
        .print(
            crate::types::types::CheckerRequest::try_from(
                ::std::clone::Clone::clone(&builder),
            ),
        );
    Ok(builder)
}
#[allow(non_snake_case, unused_mut, reason = "generated code")]
fn set_EntryRequest(
    value: &::openapi_conformance::typed_calls::Plain<'_>,
    mut builder: crate::types::types::builder::EntryRequest,
) -> ::std::result::Result<
    crate::types::types::builder::EntryRequest,
    ::std::string::String,
> {
    let mut properties = value.properties()?;
    if let Some(value) = properties.take("key") {
        builder = builder.key(value.text()?);
    }
    if let Some(value) = properties.take("name") {
        builder = builder.name(value.text()?);
    }
    if let Some(value) = properties.take("checked_by") {
        builder = builder
            .checked_by(value.nullable(|value| Ok(value.text()?.to_owned()))?);
    }
    if let Some(value) = properties.take("note") {
        builder = builder.note(value.json());
    }
    if let Some(value) = properties.take_nullable("maybe") {
        builder = builder.maybe(value.json());
    }
    if let Some(value) = properties.take("rank") {
        builder = builder.rank(value.integer::<i64>()?);
    }
    if let Some(value) = properties.take("factor") {
        builder = builder.factor(value.number()?);
    }
    if let Some(value) = properties.take("sure") {
        builder = builder.sure(value.boolean()?);
    }
    if let Some(value) = properties.take("order") {
        builder = builder.order(value.text()?);
    }
    if let Some(value) = properties.take_nullable("state") {
        builder = builder.state(value.text()?);
    }
    if let Some(value) = properties.take("states") {
        builder = builder
            .states(
                value
                    .list(|value| Ok(
                        value
                            .nullable(|value| Ok(
                                value
                                    .made(
                                        crate::types::types::EntryRequestStatesItem::try_from(
                                            value.text()?,
                                        ),
                                    )?,
                            ))?,
                    ))?,
            );
    }
    if let Some(value) = properties.take("count") {
        builder = builder.count(value.integer::<u64>()?);
    }
    if let Some(value) = properties.take("small") {
        builder = builder.small(value.integer::<i32>()?);
    }
    if let Some(value) = properties.take("size") {
        builder = builder.size(value.number()?);
    }
    if let Some(value) = properties.take("names") {
        builder = builder
            .names(
                crate::types::types::Names::from(
                    value.list(|value| Ok(value.text()?.to_owned()))?,
                ),
            );
    }
    if let Some(value) = properties.take("spectrum") {
        builder = builder
            .spectrum(
                crate::types::types::Lines::from(
                    value.map(|value| Ok(value.list(|value| Ok(value.number()?))?))?,
                ),
            );
    }
    if let Some(value) = properties.take_nullable("tags") {
        builder = builder
            .tags(
                crate::types::types::Tags::from(
                    value
                        .list(|value| Ok(
                            crate::types::types::Tag::from(value.text()?.to_owned()),
                        ))?,
                ),
            );
    }
    if let Some(value) = properties.take_nullable("comment") {
        builder = builder.comment(value.text()?);
    }
    if let Some(value) = properties.take_nullable("checker") {
        builder = builder
            .checker(
                set_CheckerRequest(
                    &value,
                    crate::types::types::CheckerRequest::builder(),
                )?,
            );
    }
    if let Some(value) = properties.take("things") {
        builder = builder.things(value.list(|value| Ok(value.json()))?);
    }
    if let Some(value) = properties.take("gaps") {
        builder = builder
            .gaps(
                value
                    .list(|value| Ok(
                        value.nullable(|value| Ok(value.integer::<i64>()?))?,
                    ))?,
            );
    }
    if let Some(value) = properties.take("free") {
        builder = builder.free(value.object()?);
    }
    if let Some(value) = properties.take("empty") {
        builder = builder.empty(value.object()?);
    }
    if let Some(value) = properties.take("links") {
        builder = builder
            .links(set_Links(&value, crate::types::types::Links::builder())?);
    }
    properties.finish(&builder)?;
    value
        .print(
            crate::types::types::EntryRequest::try_from(
                ::std::clone::Clone::clone(&builder),
            ),
        );
    Ok(builder)
}
#[allow(non_snake_case, unused_mut, reason = "generated code")]
fn set_Links(
    value: &::openapi_conformance::typed_calls::Plain<'_>,
    mut builder: crate::types::types::builder::Links,
) -> ::std::result::Result<crate::types::types::builder::Links, ::std::string::String> {
    let mut properties = value.properties()?;
    if let Some(value) = properties.take("self") {
        builder = builder.self_(value.text()?);
    }
    if let Some(value) = properties.take("next") {
        builder = builder.next(value.text()?);
    }
    if let Some(values) = properties.take_rest(|value| Ok(value.text()?.to_owned()))? {
        builder = builder.extra(values);
    }
    properties.finish(&builder)?;
    value
        .print(
            crate::types::types::Links::try_from(::std::clone::Clone::clone(&builder)),
        );
    Ok(builder)
}
