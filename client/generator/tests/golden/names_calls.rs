/// The typed calls of the client.
#[derive(Debug)]
#[allow(unreachable_pub, reason = "generated code")]
pub enum Calls {}
impl ::openapi_conformance::typed_calls::TypedCalls for Calls {
    type Api = crate::names::Api;
    type Client = crate::names::Client;
    fn client(
        setup: ::openapi_conformance::typed_calls::Setup<'_>,
    ) -> ::std::result::Result<
        ::std::result::Result<crate::names::Client, crate::names::Error>,
        ::std::string::String,
    > {
        let mut builder = crate::names::Client::builder().options(setup.options);
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
        client: &'c crate::names::Client,
        operation: &str,
        parameters: ::openapi_conformance::typed_calls::Properties<'c>,
        customization: ::std::option::Option<&'c ::openapi_conformance::Customization>,
    ) -> ::openapi_conformance::typed_calls::TypedCall<'c> {
        match operation {
            "post_streams_stream_id" => {
                ::std::boxed::Box::pin(
                    call_post_streams_stream_id(client, parameters, customization),
                )
            }
            "list_all_streams" => {
                ::std::boxed::Box::pin(
                    call_list_all_streams(client, parameters, customization),
                )
            }
            "put_async" => {
                ::std::boxed::Box::pin(call_put_async(client, parameters, customization))
            }
            _ => ::openapi_conformance::typed_calls::unknown_operation(operation),
        }
    }
    fn schemas() -> ::std::vec::Vec<
        (&'static str, ::openapi_conformance::typed_calls::Schema),
    > {
        crate::names::schemas()
    }
}
#[allow(unused_mut, reason = "generated code")]
async fn call_post_streams_stream_id(
    client: &crate::names::Client,
    mut parameters: ::openapi_conformance::typed_calls::Properties<'_>,
    customization: ::std::option::Option<&::openapi_conformance::Customization>,
) -> ::std::result::Result<::openapi_conformance::Outcome, ::std::string::String> {
    let mut call = client.post_streams_stream_id();
    call = call
        .set_stream_id(
            match parameters.take("stream-id") {
                Some(value) => Some(value.text()?),
                None => None,
            },
        );
    if let Some(value) = parameters.take_body() {
        let body = set_X2faRequest(&value, crate::names::types::X2faRequest::builder())?;
        if value.has_more_than(&[]) {
            let mut properties = value.properties()?;
            call = call
                .set_option(
                    match properties.take("option") {
                        Some(value) => {
                            Some(
                                set_OptionType(
                                    &value,
                                    crate::names::types::OptionType::builder(),
                                )?,
                            )
                        }
                        None => None,
                    },
                );
            call = call
                .set_string(
                    match properties.take("string") {
                        Some(value) => Some(value.text()?),
                        None => None,
                    },
                );
            call = call
                .set_result(
                    match properties.take("result") {
                        Some(value) => {
                            Some(
                                set_Result(&value, crate::names::types::Result::builder())?,
                            )
                        }
                        None => None,
                    },
                );
            call = call
                .set_error(
                    match properties.take("error") {
                        Some(value) => {
                            Some(
                                set_Error(&value, crate::names::types::Error::builder())?,
                            )
                        }
                        None => None,
                    },
                );
            call = call
                .set_client(
                    match properties.take("client") {
                        Some(value) => {
                            Some(
                                set_Client(&value, crate::names::types::Client::builder())?,
                            )
                        }
                        None => None,
                    },
                );
            call = call
                .set_m2m(
                    match properties.take("m2m") {
                        Some(value) => {
                            Some(
                                set_M2mClient2(
                                    &value,
                                    crate::names::types::M2mClient2::builder(),
                                )?,
                            )
                        }
                        None => None,
                    },
                );
            call = call
                .set_m2m_again(
                    match properties.take("m2m_again") {
                        Some(value) => {
                            Some(
                                set_M2mClient(
                                    &value,
                                    crate::names::types::M2mClient::builder(),
                                )?,
                            )
                        }
                        None => None,
                    },
                );
            call = call
                .set_some(
                    match properties.take("some") {
                        Some(value) => Some(value.text()?),
                        None => None,
                    },
                );
            call = call
                .set_self_(
                    match properties.take("self") {
                        Some(value) => {
                            Some(
                                set_SelfType(
                                    &value,
                                    crate::names::types::SelfType::builder(),
                                )?,
                            )
                        }
                        None => None,
                    },
                );
            call = call
                .set_clone(
                    match properties.take("clone") {
                        Some(value) => {
                            Some(
                                set_Clone(&value, crate::names::types::Clone::builder())?,
                            )
                        }
                        None => None,
                    },
                );
            call = call
                .set_into(
                    match properties.take("into") {
                        Some(value) => {
                            Some(set_Into(&value, crate::names::types::Into::builder())?)
                        }
                        None => None,
                    },
                );
            call = call
                .set_string_text(
                    match properties.take("string_text") {
                        Some(value) => {
                            Some(
                                set_ToString(
                                    &value,
                                    crate::names::types::ToString::builder(),
                                )?,
                            )
                        }
                        None => None,
                    },
                );
            call = call
                .set_titled(
                    match properties.take("titled") {
                        Some(value) => {
                            Some(
                                set_X2faRequestTitled(
                                    &value,
                                    crate::names::types::X2faRequestTitled::builder(),
                                )?,
                            )
                        }
                        None => None,
                    },
                );
            call = call
                .set_list(
                    match properties.take("list") {
                        Some(value) => {
                            Some(
                                value
                                    .list(|value| Ok(
                                        value
                                            .made(
                                                crate::names::types::X2faRequestListItem::try_from(
                                                    value.text()?,
                                                ),
                                            )?,
                                    ))?,
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
async fn call_list_all_streams(
    client: &crate::names::Client,
    mut parameters: ::openapi_conformance::typed_calls::Properties<'_>,
    customization: ::std::option::Option<&::openapi_conformance::Customization>,
) -> ::std::result::Result<::openapi_conformance::Outcome, ::std::string::String> {
    let mut call = client.list_all_streams();
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
async fn call_put_async(
    client: &crate::names::Client,
    mut parameters: ::openapi_conformance::typed_calls::Properties<'_>,
    customization: ::std::option::Option<&::openapi_conformance::Customization>,
) -> ::std::result::Result<::openapi_conformance::Outcome, ::std::string::String> {
    let mut call = client.put_async();
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
fn set_Client(
    value: &::openapi_conformance::typed_calls::Plain<'_>,
    mut builder: crate::names::types::builder::Client,
) -> ::std::result::Result<crate::names::types::builder::Client, ::std::string::String> {
    let mut properties = value.properties()?;
    if let Some(value) = properties.take("a") {
        builder = builder.a(value.text()?);
    }
    properties.finish(&builder)?;
    value
        .print(
            crate::names::types::Client::try_from(::std::clone::Clone::clone(&builder)),
        );
    Ok(builder)
}
#[allow(non_snake_case, unused_mut, reason = "generated code")]
fn set_Clone(
    value: &::openapi_conformance::typed_calls::Plain<'_>,
    mut builder: crate::names::types::builder::Clone,
) -> ::std::result::Result<crate::names::types::builder::Clone, ::std::string::String> {
    let mut properties = value.properties()?;
    if let Some(value) = properties.take("a") {
        builder = builder.a(value.text()?);
    }
    properties.finish(&builder)?;
    value
        .print(
            crate::names::types::Clone::try_from(::std::clone::Clone::clone(&builder)),
        );
    Ok(builder)
}
#[allow(non_snake_case, unused_mut, reason = "generated code")]
fn set_Error(
    value: &::openapi_conformance::typed_calls::Plain<'_>,
    mut builder: crate::names::types::builder::Error,
) -> ::std::result::Result<crate::names::types::builder::Error, ::std::string::String> {
    let mut properties = value.properties()?;
    if let Some(value) = properties.take("a") {
        builder = builder.a(value.text()?);
    }
    properties.finish(&builder)?;
    value
        .print(
            crate::names::types::Error::try_from(::std::clone::Clone::clone(&builder)),
        );
    Ok(builder)
}
#[allow(non_snake_case, unused_mut, reason = "generated code")]
fn set_Into(
    value: &::openapi_conformance::typed_calls::Plain<'_>,
    mut builder: crate::names::types::builder::Into,
) -> ::std::result::Result<crate::names::types::builder::Into, ::std::string::String> {
    let mut properties = value.properties()?;
    if let Some(value) = properties.take("a") {
        builder = builder.a(value.text()?);
    }
    properties.finish(&builder)?;
    value
        .print(
            crate::names::types::Into::try_from(::std::clone::Clone::clone(&builder)),
        );
    Ok(builder)
}
#[allow(non_snake_case, unused_mut, reason = "generated code")]
fn set_M2mClient(
    value: &::openapi_conformance::typed_calls::Plain<'_>,
    mut builder: crate::names::types::builder::M2mClient,
) -> ::std::result::Result<
    crate::names::types::builder::M2mClient,
    ::std::string::String,
> {
    let mut properties = value.properties()?;
    if let Some(value) = properties.take("b") {
        builder = builder.b(value.text()?);
    }
    properties.finish(&builder)?;
    value
        .print(
            crate::names::types::M2mClient::try_from(
                ::std::clone::Clone::clone(&builder),
            ),
        );
    Ok(builder)
}
#[allow(non_snake_case, unused_mut, reason = "generated code")]
fn set_M2mClient2(
    value: &::openapi_conformance::typed_calls::Plain<'_>,
    mut builder: crate::names::types::builder::M2mClient2,
) -> ::std::result::Result<
    crate::names::types::builder::M2mClient2,
    ::std::string::String,
> {
    let mut properties = value.properties()?;
    if let Some(value) = properties.take("a") {
        builder = builder.a(value.text()?);
    }
    properties.finish(&builder)?;
    value
        .print(
            crate::names::types::M2mClient2::try_from(
                ::std::clone::Clone::clone(&builder),
            ),
        );
    Ok(builder)
}
#[allow(non_snake_case, unused_mut, reason = "generated code")]
fn set_OptionType(
    value: &::openapi_conformance::typed_calls::Plain<'_>,
    mut builder: crate::names::types::builder::OptionType,
) -> ::std::result::Result<
    crate::names::types::builder::OptionType,
    ::std::string::String,
> {
    let mut properties = value.properties()?;
    if let Some(value) = properties.take("a") {
        builder = builder.a(value.text()?);
    }
    properties.finish(&builder)?;
    value
        .print(
            crate::names::types::OptionType::try_from(
                ::std::clone::Clone::clone(&builder),
            ),
        );
    Ok(builder)
}
#[allow(non_snake_case, unused_mut, reason = "generated code")]
fn set_Result(
    value: &::openapi_conformance::typed_calls::Plain<'_>,
    mut builder: crate::names::types::builder::Result,
) -> ::std::result::Result<crate::names::types::builder::Result, ::std::string::String> {
    let mut properties = value.properties()?;
    if let Some(value) = properties.take("a") {
        builder = builder.a(value.text()?);
    }
    properties.finish(&builder)?;
    value
        .print(
            crate::names::types::Result::try_from(::std::clone::Clone::clone(&builder)),
        );
    Ok(builder)
}
#[allow(non_snake_case, unused_mut, reason = "generated code")]
fn set_SelfType(
    value: &::openapi_conformance::typed_calls::Plain<'_>,
    mut builder: crate::names::types::builder::SelfType,
) -> ::std::result::Result<
    crate::names::types::builder::SelfType,
    ::std::string::String,
> {
    let mut properties = value.properties()?;
    if let Some(value) = properties.take("a") {
        builder = builder.a(value.text()?);
    }
    properties.finish(&builder)?;
    value
        .print(
            crate::names::types::SelfType::try_from(::std::clone::Clone::clone(&builder)),
        );
    Ok(builder)
}
#[allow(non_snake_case, unused_mut, reason = "generated code")]
fn set_ToString(
    value: &::openapi_conformance::typed_calls::Plain<'_>,
    mut builder: crate::names::types::builder::ToString,
) -> ::std::result::Result<
    crate::names::types::builder::ToString,
    ::std::string::String,
> {
    let mut properties = value.properties()?;
    if let Some(value) = properties.take("a") {
        builder = builder.a(value.text()?);
    }
    properties.finish(&builder)?;
    value
        .print(
            crate::names::types::ToString::try_from(::std::clone::Clone::clone(&builder)),
        );
    Ok(builder)
}
#[allow(non_snake_case, unused_mut, reason = "generated code")]
fn set_X2faRequest(
    value: &::openapi_conformance::typed_calls::Plain<'_>,
    mut builder: crate::names::types::builder::X2faRequest,
) -> ::std::result::Result<
    crate::names::types::builder::X2faRequest,
    ::std::string::String,
> {
    let mut properties = value.properties()?;
    if let Some(value) = properties.take("option") {
        builder = builder
            .option(set_OptionType(&value, crate::names::types::OptionType::builder())?);
    }
    if let Some(value) = properties.take("string") {
        builder = builder.string(value.text()?);
    }
    if let Some(value) = properties.take("result") {
        builder = builder
            .result(set_Result(&value, crate::names::types::Result::builder())?);
    }
    if let Some(value) = properties.take("error") {
        builder = builder
            .error(set_Error(&value, crate::names::types::Error::builder())?);
    }
    if let Some(value) = properties.take("client") {
        builder = builder
            .client(set_Client(&value, crate::names::types::Client::builder())?);
    }
    if let Some(value) = properties.take("m2m") {
        builder = builder
            .m2m(set_M2mClient2(&value, crate::names::types::M2mClient2::builder())?);
    }
    if let Some(value) = properties.take("m2m_again") {
        builder = builder
            .m2m_again(
                set_M2mClient(&value, crate::names::types::M2mClient::builder())?,
            );
    }
    if let Some(value) = properties.take("some") {
        builder = builder.some(value.text()?);
    }
    if let Some(value) = properties.take("self") {
        builder = builder
            .self_(set_SelfType(&value, crate::names::types::SelfType::builder())?);
    }
    if let Some(value) = properties.take("clone") {
        builder = builder
            .clone(set_Clone(&value, crate::names::types::Clone::builder())?);
    }
    if let Some(value) = properties.take("into") {
        builder = builder.into(set_Into(&value, crate::names::types::Into::builder())?);
    }
    if let Some(value) = properties.take("string_text") {
        builder = builder
            .string_text(
                set_ToString(&value, crate::names::types::ToString::builder())?,
            );
    }
    if let Some(value) = properties.take("titled") {
        builder = builder
            .titled(
                set_X2faRequestTitled(
                    &value,
                    crate::names::types::X2faRequestTitled::builder(),
                )?,
            );
    }
    if let Some(value) = properties.take("list") {
        builder = builder
            .list(
                value
                    .list(|value| Ok(
                        value
                            .made(
                                crate::names::types::X2faRequestListItem::try_from(
                                    value.text()?,
                                ),
                            )?,
                    ))?,
            );
    }
    properties.finish(&builder)?;
    value
        .print(
            crate::names::types::X2faRequest::try_from(
                ::std::clone::Clone::clone(&builder),
            ),
        );
    Ok(builder)
}
#[allow(non_snake_case, unused_mut, reason = "generated code")]
fn set_X2faRequestTitled(
    value: &::openapi_conformance::typed_calls::Plain<'_>,
    mut builder: crate::names::types::builder::X2faRequestTitled,
) -> ::std::result::Result<
    crate::names::types::builder::X2faRequestTitled,
    ::std::string::String,
> {
    let mut properties = value.properties()?;
    if let Some(value) = properties.take("a") {
        builder = builder.a(value.text()?);
    }
    properties.finish(&builder)?;
    value
        .print(
            crate::names::types::X2faRequestTitled::try_from(
                ::std::clone::Clone::clone(&builder),
            ),
        );
    Ok(builder)
}
