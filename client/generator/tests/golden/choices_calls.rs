/// The typed calls of the client.
#[derive(Debug)]
#[allow(unreachable_pub, reason = "generated code")]
pub enum Calls {}
impl ::openapi_conformance::typed_calls::TypedCalls for Calls {
    type Api = crate::choices::Api;
    type Client = crate::choices::Client;
    fn client(
        setup: ::openapi_conformance::typed_calls::Setup<'_>,
    ) -> ::std::result::Result<
        ::std::result::Result<crate::choices::Client, crate::choices::Error>,
        ::std::string::String,
    > {
        let mut builder = crate::choices::Client::builder().options(setup.options);
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
        client: &'c crate::choices::Client,
        operation: &str,
        parameters: ::openapi_conformance::typed_calls::Properties<'c>,
        customization: ::std::option::Option<&'c ::openapi_conformance::Customization>,
    ) -> ::openapi_conformance::typed_calls::TypedCall<'c> {
        match operation {
            "report_object" => {
                ::std::boxed::Box::pin(
                    call_report_object(client, parameters, customization),
                )
            }
            "report_galaxy" => {
                ::std::boxed::Box::pin(
                    call_report_galaxy(client, parameters, customization),
                )
            }
            _ => ::openapi_conformance::typed_calls::unknown_operation(operation),
        }
    }
    fn schemas() -> ::std::vec::Vec<
        (&'static str, ::openapi_conformance::typed_calls::Schema),
    > {
        crate::choices::schemas()
    }
}
#[allow(unused_mut, reason = "generated code")]
async fn call_report_object(
    client: &crate::choices::Client,
    mut parameters: ::openapi_conformance::typed_calls::Properties<'_>,
    customization: ::std::option::Option<&::openapi_conformance::Customization>,
) -> ::std::result::Result<::openapi_conformance::Outcome, ::std::string::String> {
    let mut call = client.report_object();
    if let Some(value) = parameters.take_body() {
        let body = set_Report(&value, crate::choices::types::Report::builder())?;
        if value.has_more_than(&["target"]) {
            let mut properties = value.properties()?;
            call = call
                .set_target(
                    match properties.take("target") {
                        Some(value) => {
                            Some(
                                match value.branch("kind")? {
                                    "star" => {
                                        crate::choices::types::Target::Star(
                                            value
                                                .made(
                                                    crate::choices::types::Star::try_from(
                                                        set_Star(&value, crate::choices::types::Star::builder())?,
                                                    ),
                                                )?,
                                        )
                                    }
                                    "planet" => {
                                        crate::choices::types::Target::Planet(
                                            value
                                                .made(
                                                    crate::choices::types::Planet::try_from(
                                                        set_Planet(
                                                            &value,
                                                            crate::choices::types::Planet::builder(),
                                                        )?,
                                                    ),
                                                )?,
                                        )
                                    }
                                    "galaxy" => {
                                        crate::choices::types::Target::Galaxy(
                                            ::std::boxed::Box::new(
                                                value
                                                    .made(
                                                        crate::choices::types::Galaxy::try_from(
                                                            set_Galaxy(
                                                                &value,
                                                                crate::choices::types::Galaxy::builder(),
                                                            )?,
                                                        ),
                                                    )?,
                                            ),
                                        )
                                    }
                                    _ => value.no_branch("`star`, `planet`, `galaxy`")?,
                                },
                            )
                        }
                        None => None,
                    },
                );
            call = call
                .set_seen_from(
                    match properties.take_nullable("seen_from") {
                        Some(value) => {
                            Some(
                                value
                                    .first(
                                        &[
                                            &|value| Ok(
                                                crate::choices::types::ReportSeenFromValue::String(
                                                    value.text()?.to_owned(),
                                                ),
                                            ),
                                            &|value| Ok(
                                                crate::choices::types::ReportSeenFromValue::Position(
                                                    value
                                                        .made(
                                                            crate::choices::types::Position::try_from(
                                                                set_Position(
                                                                    &value,
                                                                    crate::choices::types::Position::builder(),
                                                                )?,
                                                            ),
                                                        )?,
                                                ),
                                            ),
                                            &|value| Ok(
                                                crate::choices::types::ReportSeenFromValue::Array(
                                                    value.list(|value| Ok(value.number()?))?,
                                                ),
                                            ),
                                        ],
                                    )?,
                            )
                        }
                        None => None,
                    },
                );
            call = call
                .set_weather(
                    match properties.take("weather") {
                        Some(value) => {
                            Some(
                                match value.branch("sky")? {
                                    "clear" => {
                                        crate::choices::types::ReportWeather::Clear(
                                            value
                                                .made(
                                                    crate::choices::types::ReportWeatherClear::try_from(
                                                        set_ReportWeatherClear(
                                                            &value,
                                                            crate::choices::types::ReportWeatherClear::builder(),
                                                        )?,
                                                    ),
                                                )?,
                                        )
                                    }
                                    "clouds" => {
                                        crate::choices::types::ReportWeather::Clouds(
                                            value
                                                .made(
                                                    crate::choices::types::ReportWeatherClouds::try_from(
                                                        set_ReportWeatherClouds(
                                                            &value,
                                                            crate::choices::types::ReportWeatherClouds::builder(),
                                                        )?,
                                                    ),
                                                )?,
                                        )
                                    }
                                    _ => value.no_branch("`clear`, `clouds`")?,
                                },
                            )
                        }
                        None => None,
                    },
                );
            call = call
                .set_notes(
                    match properties.take("notes") {
                        Some(value) => Some(make_Notes(&value)?),
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
async fn call_report_galaxy(
    client: &crate::choices::Client,
    mut parameters: ::openapi_conformance::typed_calls::Properties<'_>,
    customization: ::std::option::Option<&::openapi_conformance::Customization>,
) -> ::std::result::Result<::openapi_conformance::Outcome, ::std::string::String> {
    let mut call = client.report_galaxy();
    if let Some(value) = parameters.take_body() {
        let body = set_Galaxy(&value, crate::choices::types::Galaxy::builder())?;
        if value.has_more_than(&["kind", "core"]) {
            let mut properties = value.properties()?;
            call = call
                .set_kind(
                    match properties.take("kind") {
                        Some(value) => Some(value.text()?),
                        None => None,
                    },
                );
            call = call
                .set_core(
                    match properties.take("core") {
                        Some(value) => {
                            Some(
                                set_Region(
                                    &value,
                                    crate::choices::types::Region::builder(),
                                )?,
                            )
                        }
                        None => None,
                    },
                );
            call = call
                .set_disk(
                    match properties.take("disk") {
                        Some(value) => {
                            Some(
                                set_Region(
                                    &value,
                                    crate::choices::types::Region::builder(),
                                )?,
                            )
                        }
                        None => None,
                    },
                );
            call = call
                .set_halo(
                    match properties.take("halo") {
                        Some(value) => {
                            Some(
                                set_Region(
                                    &value,
                                    crate::choices::types::Region::builder(),
                                )?,
                            )
                        }
                        None => None,
                    },
                );
            call = call
                .set_arms(
                    match properties.take("arms") {
                        Some(value) => {
                            Some(
                                set_Region(
                                    &value,
                                    crate::choices::types::Region::builder(),
                                )?,
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
#[allow(non_snake_case, unused_mut, reason = "generated code")]
fn set_Galaxy(
    value: &::openapi_conformance::typed_calls::Plain<'_>,
    mut builder: crate::choices::types::builder::Galaxy,
) -> ::std::result::Result<
    crate::choices::types::builder::Galaxy,
    ::std::string::String,
> {
    let mut properties = value.properties()?;
    if let Some(value) = properties.take("kind") {
        builder = builder.kind(value.text()?);
    }
    if let Some(value) = properties.take("core") {
        builder = builder
            .core(set_Region(&value, crate::choices::types::Region::builder())?);
    }
    if let Some(value) = properties.take("disk") {
        builder = builder
            .disk(set_Region(&value, crate::choices::types::Region::builder())?);
    }
    if let Some(value) = properties.take("halo") {
        builder = builder
            .halo(set_Region(&value, crate::choices::types::Region::builder())?);
    }
    if let Some(value) = properties.take("arms") {
        builder = builder
            .arms(set_Region(&value, crate::choices::types::Region::builder())?);
    }
    properties.finish(&builder)?;
    value
        .print(
            crate::choices::types::Galaxy::try_from(::std::clone::Clone::clone(&builder)),
        );
    Ok(builder)
}
#[allow(non_snake_case, unused_mut, reason = "generated code")]
fn set_Planet(
    value: &::openapi_conformance::typed_calls::Plain<'_>,
    mut builder: crate::choices::types::builder::Planet,
) -> ::std::result::Result<
    crate::choices::types::builder::Planet,
    ::std::string::String,
> {
    let mut properties = value.properties()?;
    if let Some(value) = properties.take("kind") {
        builder = builder.kind(value.text()?);
    }
    if let Some(value) = properties.take("name") {
        builder = builder.name(value.text()?);
    }
    if let Some(value) = properties.take("moons") {
        builder = builder
            .moons(
                value
                    .list(|value| Ok(
                        value
                            .made(
                                crate::choices::types::Planet::try_from(
                                    set_Planet(
                                        &value,
                                        crate::choices::types::Planet::builder(),
                                    )?,
                                ),
                            )?,
                    ))?,
            );
    }
    properties.finish(&builder)?;
    value
        .print(
            crate::choices::types::Planet::try_from(::std::clone::Clone::clone(&builder)),
        );
    Ok(builder)
}
#[allow(non_snake_case, unused_mut, reason = "generated code")]
fn set_Position(
    value: &::openapi_conformance::typed_calls::Plain<'_>,
    mut builder: crate::choices::types::builder::Position,
) -> ::std::result::Result<
    crate::choices::types::builder::Position,
    ::std::string::String,
> {
    let mut properties = value.properties()?;
    if let Some(value) = properties.take("latitude") {
        builder = builder.latitude(value.number()?);
    }
    properties.finish(&builder)?;
    value
        .print(
            crate::choices::types::Position::try_from(
                ::std::clone::Clone::clone(&builder),
            ),
        );
    Ok(builder)
}
#[allow(non_snake_case, unused_mut, reason = "generated code")]
fn set_Region(
    value: &::openapi_conformance::typed_calls::Plain<'_>,
    mut builder: crate::choices::types::builder::Region,
) -> ::std::result::Result<
    crate::choices::types::builder::Region,
    ::std::string::String,
> {
    let mut properties = value.properties()?;
    if let Some(value) = properties.take("name") {
        builder = builder.name(value.text()?);
    }
    if let Some(value) = properties.take("stars") {
        builder = builder.stars(value.number()?);
    }
    if let Some(value) = properties.take("mass") {
        builder = builder.mass(value.number()?);
    }
    if let Some(value) = properties.take("radius") {
        builder = builder.radius(value.number()?);
    }
    properties.finish(&builder)?;
    value
        .print(
            crate::choices::types::Region::try_from(::std::clone::Clone::clone(&builder)),
        );
    Ok(builder)
}
#[allow(non_snake_case, unused_mut, reason = "generated code")]
fn set_Report(
    value: &::openapi_conformance::typed_calls::Plain<'_>,
    mut builder: crate::choices::types::builder::Report,
) -> ::std::result::Result<
    crate::choices::types::builder::Report,
    ::std::string::String,
> {
    let mut properties = value.properties()?;
    if let Some(value) = properties.take("target") {
        builder = builder
            .target(
                match value.branch("kind")? {
                    "star" => {
                        crate::choices::types::Target::Star(
                            value
                                .made(
                                    crate::choices::types::Star::try_from(
                                        set_Star(&value, crate::choices::types::Star::builder())?,
                                    ),
                                )?,
                        )
                    }
                    "planet" => {
                        crate::choices::types::Target::Planet(
                            value
                                .made(
                                    crate::choices::types::Planet::try_from(
                                        set_Planet(
                                            &value,
                                            crate::choices::types::Planet::builder(),
                                        )?,
                                    ),
                                )?,
                        )
                    }
                    "galaxy" => {
                        crate::choices::types::Target::Galaxy(
                            ::std::boxed::Box::new(
                                value
                                    .made(
                                        crate::choices::types::Galaxy::try_from(
                                            set_Galaxy(
                                                &value,
                                                crate::choices::types::Galaxy::builder(),
                                            )?,
                                        ),
                                    )?,
                            ),
                        )
                    }
                    _ => value.no_branch("`star`, `planet`, `galaxy`")?,
                },
            );
    }
    if let Some(value) = properties.take_nullable("seen_from") {
        builder = builder
            .seen_from(
                value
                    .first(
                        &[
                            &|value| Ok(
                                crate::choices::types::ReportSeenFromValue::String(
                                    value.text()?.to_owned(),
                                ),
                            ),
                            &|value| Ok(
                                crate::choices::types::ReportSeenFromValue::Position(
                                    value
                                        .made(
                                            crate::choices::types::Position::try_from(
                                                set_Position(
                                                    &value,
                                                    crate::choices::types::Position::builder(),
                                                )?,
                                            ),
                                        )?,
                                ),
                            ),
                            &|value| Ok(
                                crate::choices::types::ReportSeenFromValue::Array(
                                    value.list(|value| Ok(value.number()?))?,
                                ),
                            ),
                        ],
                    )?,
            );
    }
    if let Some(value) = properties.take("weather") {
        builder = builder
            .weather(
                match value.branch("sky")? {
                    "clear" => {
                        crate::choices::types::ReportWeather::Clear(
                            value
                                .made(
                                    crate::choices::types::ReportWeatherClear::try_from(
                                        set_ReportWeatherClear(
                                            &value,
                                            crate::choices::types::ReportWeatherClear::builder(),
                                        )?,
                                    ),
                                )?,
                        )
                    }
                    "clouds" => {
                        crate::choices::types::ReportWeather::Clouds(
                            value
                                .made(
                                    crate::choices::types::ReportWeatherClouds::try_from(
                                        set_ReportWeatherClouds(
                                            &value,
                                            crate::choices::types::ReportWeatherClouds::builder(),
                                        )?,
                                    ),
                                )?,
                        )
                    }
                    _ => value.no_branch("`clear`, `clouds`")?,
                },
            );
    }
    if let Some(value) = properties.take("notes") {
        builder = builder.notes(make_Notes(&value)?);
    }
    properties.finish(&builder)?;
    value
        .print(
            crate::choices::types::Report::try_from(::std::clone::Clone::clone(&builder)),
        );
    Ok(builder)
}
#[allow(non_snake_case, unused_mut, reason = "generated code")]
fn set_ReportWeatherClear(
    value: &::openapi_conformance::typed_calls::Plain<'_>,
    mut builder: crate::choices::types::builder::ReportWeatherClear,
) -> ::std::result::Result<
    crate::choices::types::builder::ReportWeatherClear,
    ::std::string::String,
> {
    let mut properties = value.properties()?;
    if let Some(value) = properties.take("sky") {
        builder = builder.sky(value.text()?);
    }
    properties.finish(&builder)?;
    value
        .print(
            crate::choices::types::ReportWeatherClear::try_from(
                ::std::clone::Clone::clone(&builder),
            ),
        );
    Ok(builder)
}
#[allow(non_snake_case, unused_mut, reason = "generated code")]
fn set_ReportWeatherClouds(
    value: &::openapi_conformance::typed_calls::Plain<'_>,
    mut builder: crate::choices::types::builder::ReportWeatherClouds,
) -> ::std::result::Result<
    crate::choices::types::builder::ReportWeatherClouds,
    ::std::string::String,
> {
    let mut properties = value.properties()?;
    if let Some(value) = properties.take("sky") {
        builder = builder.sky(value.text()?);
    }
    if let Some(value) = properties.take("covered") {
        builder = builder.covered(value.number()?);
    }
    properties.finish(&builder)?;
    value
        .print(
            crate::choices::types::ReportWeatherClouds::try_from(
                ::std::clone::Clone::clone(&builder),
            ),
        );
    Ok(builder)
}
#[allow(non_snake_case, unused_mut, reason = "generated code")]
fn set_Star(
    value: &::openapi_conformance::typed_calls::Plain<'_>,
    mut builder: crate::choices::types::builder::Star,
) -> ::std::result::Result<crate::choices::types::builder::Star, ::std::string::String> {
    let mut properties = value.properties()?;
    if let Some(value) = properties.take("kind") {
        builder = builder.kind(value.text()?);
    }
    if let Some(value) = properties.take("brightness") {
        builder = builder.brightness(value.number()?);
    }
    properties.finish(&builder)?;
    value
        .print(
            crate::choices::types::Star::try_from(::std::clone::Clone::clone(&builder)),
        );
    Ok(builder)
}
#[allow(non_snake_case, reason = "generated code")]
fn make_Notes(
    value: &::openapi_conformance::typed_calls::Plain<'_>,
) -> ::std::result::Result<crate::choices::types::Notes, ::std::string::String> {
    Ok(crate::choices::types::Notes::from(value.map(|value| Ok(make_Notes(&value)?))?))
}
